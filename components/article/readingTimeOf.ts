import type { Article } from '../../lib/articles/Article.ts';
import { plainText } from '../../lib/text/plainText.ts';
import { countWords, readingMinutes } from '../../lib/text/readingTime.ts';

/** The time that a story takes to read, in minutes. */
export const readingTimeOf = ({ body }: Article): number => readingMinutes(countWords(plainText(body)));

import type { BodyBlock, TextBlock } from '../../content/blocks.ts';
import { type DateSetting, formatInstant } from '../../dates/newsroomDate.ts';
import type { LiveEntry } from '../../live/LiveCoverage.ts';
import { listNames } from '../../people/byline.ts';
import type { Article } from '../Article.ts';

const textBlock = (key: string, text: string, style: string, marks: string[] = []): TextBlock => ({
  _type: 'block',
  _key: key,
  style,
  children: [{ _type: 'span', _key: `${key}.text`, text, marks }],
});

const blocksOf = (entry: LiveEntry, article: Article, setting: DateSetting): BodyBlock[] => {
  const { id, headline, publishedAt, authors, body } = entry;
  const at = formatInstant(publishedAt, setting);
  const names = listNames(
    authors.map(({ name }) => name),
    article.language,
  );
  return [
    textBlock(`${id}.time`, headline ? `${at}: ${headline}` : at, 'h2'),
    ...(names ? [textBlock(`${id}.by`, names, 'normal', ['em'])] : []),
    // A key is unique in its own entry only.
    ...body.map((block) => ({ ...block, _key: `${id}.${block._key}` })),
  ];
};

/**
 * A live story as one text, for programs and exports: its own, then all entries from the first to the last.
 *
 * @param entries oldest first.
 */
export const withEntries = (article: Article, entries: LiveEntry[], setting: DateSetting): Article =>
  article.retractedAt
    ? article
    : {
        ...article,
        body: [...article.body, ...entries.flatMap((entry) => blocksOf(entry, article, setting))],
      };

import retextEnglish from 'retext-english';
import retextIndefiniteArticle from 'retext-indefinite-article';
import retextRepeatedWords from 'retext-repeated-words';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { Finding } from '../Finding.ts';
import { findSpokenArticles } from './spokenArticles.ts';
import { findingIn, type ReadText } from './TextCheck.ts';

const processor = unified().use(retextEnglish).use(retextRepeatedWords).use(retextIndefiniteArticle);

/** The parser takes a millisecond for about a hundred characters. A longer text is hardly a paragraph. */
const maxCharacters = 10_000;

const messagesOf = (text: string): VFile['messages'] => {
  const file = new VFile(text);
  try {
    processor.runSync(processor.parse(file), file);
    return file.messages;
  } catch {
    // A number of hundreds of digits has no article.
    return [];
  }
};

/** Doubled words, and `a` where English has `an`. */
export const findGrammar = (read: ReadText): Finding[] => {
  const found = findByPlugins(read);
  const known = new Set(found.map(({ from }) => from));
  const more = [...findSpokenArticles(read), ...findThatThat(read)];
  return [...found, ...more.filter(({ from }) => !known.has(from))];
};

/** The plug-in allows it. It is right now and then, but doubled by mistake more often. */
const findThatThat = ({ text, tokens }: ReadText): Finding[] =>
  tokens.flatMap((token, at): Finding[] => {
    const next = tokens[at + 1];
    if (token.whole !== 'that' || next?.whole !== 'that' || !next.isSpaced) return [];
    return [
      findingIn(
        text,
        { from: token.from, to: next.to },
        { kind: 'repeated', why: 'The word stands here twice.', instead: token.text },
      ),
    ];
  });

const findByPlugins = ({ text }: ReadText): Finding[] =>
  text.text.length > maxCharacters
    ? []
    : messagesOf(text.text).flatMap(({ place, source, expected, actual }): Finding[] => {
        if (!place || !('start' in place)) return [];
        const [from, to] = [place.start.offset, place.end.offset];
        if (from === undefined || to === undefined) return [];
        const [instead = null] = expected ?? [];
        return source === 'retext-repeated-words'
          ? [
              findingIn(
                text,
                { from, to },
                {
                  kind: 'repeated',
                  why: 'The word stands here twice.',
                  instead: firstWord(text.text.slice(from, to)),
                },
              ),
            ]
          : [
              findingIn(
                text,
                { from, to },
                {
                  kind: 'article',
                  why: `Before this word English has “${instead}”.`,
                  instead,
                  topic: `${actual} ${text.text.slice(to, to + 20)}`.toLowerCase(),
                },
              ),
            ];
      });

/** Of `the the`, the first word in its own case. */
const firstWord = (words: string): string => words.split(/\s/u, 1)[0] ?? words;

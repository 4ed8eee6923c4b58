import { isCloseSpelling } from './closeSpelling.ts';
import type { Mention, Name } from './findNames.ts';

/** A name with an Arabic article, such as `al-Qaida`, or `Al Qaeda`. */
type ArticleName = Name & { base: string; isFullName: boolean };

const article = /(?:^|[^\p{L}\p{N}])((al|el)([-‐‑ ]))$/iu;
/** Of the article with its sign, and the character before it. */
const maxArticleLetters = 4;

const isArticle = (word: string | undefined): boolean => word === 'Al' || word === 'El';

type Found = { base: string; key: string; mention: Mention; isFullName: boolean };

const articlesOf = ({ words: [first, second, ...more], mentions }: Name): Found[] => {
  if (first === undefined || more.length > 0) return [];
  if (second !== undefined)
    return isArticle(first)
      ? mentions.map((mention) => ({
          base: second,
          key: `${first} ${second}`.toLowerCase(),
          mention,
          isFullName: true,
        }))
      : [];
  return mentions.flatMap((mention) => {
    const { text, from } = mention;
    const found = article.exec(text.text.text.slice(Math.max(0, from - maxArticleLetters), from));
    const [, before = '', word = '', sign] = found ?? [];
    if (!found) return [];
    const key = `${word}${sign === ' ' ? ' ' : '-'}${first}`.toLowerCase();
    return [{ base: first, key, mention: { ...mention, from: from - before.length }, isFullName: false }];
  });
};

/** The names that have an article, each way of writing it apart. Its capital, as of a sentence, is no difference. */
const articleNames = (names: readonly Name[]): ArticleName[] =>
  [...Map.groupBy(names.flatMap(articlesOf), ({ key, isFullName }) => `${key} ${isFullName}`).values()].map(
    (found) => {
      const spellings = found.map(({ mention: { text, from, to } }) => text.text.text.slice(from, to));
      const { base = '', isFullName = false } = found[0] ?? {};
      const spelling = spellings.find((one) => one === one.replace(/^[AE]l/u, 'al')) ?? spellings[0] ?? '';
      return { words: [spelling], mentions: found.map(({ mention }) => mention), base, isFullName };
    },
  );

/** Pairs of names whose article is written in two ways: `al-Qaida` and `Al Qaeda`, also if the rest is spelled alike. */
export const articlePairs = (names: readonly Name[]): [Name, Name][] => {
  const all = articleNames(names);
  return all.flatMap((one, index) =>
    all.slice(index + 1).flatMap((other): [Name, Name][] => {
      const isSignDifferent = signOf(one) !== signOf(other);
      const isSame =
        one.base === other.base
          ? isSignDifferent
          : // Two single words are compared without the article too.
            (isSignDifferent || one.isFullName || other.isFullName) && isCloseSpelling(one.base, other.base);
      return isSame ? [[one, other]] : [];
    }),
  );
};

const signOf = ({ words: [word = ''] }: Name): string => word.slice(0, 3).toLowerCase().replace(/[‐‑]/u, '-');

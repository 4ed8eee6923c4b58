import type { ReadText } from '../checks/TextCheck.ts';
import { isSentenceStart, type Token } from '../words/tokensOf.ts';

/** One place where a name stands. */
export type Mention = { text: ReadText; from: number; to: number };

/** A name as it is spelled in a story: its words, and where it stands. */
export type Name = { words: string[]; mentions: Mention[] };

/** Words that begin a sentence more often than a name. */
const usual = new Set(
  `a about after all also although an and another any are as asked at because before both but by can could did do does
  during each even every few first for former from had has have he her here his how i if in inside instead is it its
  last later like many meanwhile more most mr mrs ms much my neither new next no none nor not now of officials on once
  one only or other others our out outside over people perhaps police several she since so some staff still such than
  that the their them then there these they this those three though through to today tomorrow two under until up was we
  were what when where whether which while who whose why will with within without would yes yesterday yet you your`.split(
    /\s+/,
  ),
);

/** Between the words of a name. */
const particles = new Set(
  'al bin bint da de del della den der di dos du el ibn la le van von ben abu'.split(' '),
);

/** Before a name, and no part of it. */
const titles = new Set(
  'mr mrs ms miss dr prof professor sir lord lady dame president minister prime secretary senator judge king queen pope'.split(
    ' ',
  ),
);

const beginsWithCapital = ({ text, isWord }: Token): boolean =>
  isWord && /^\p{Lu}/u.test(text) && !/\d/.test(text);

/** A story could have as many names as words. */
const maxNames = 500;

/** The runs of words with capitals in a text, as indexes of their first and last token. */
const runsIn = (tokens: readonly Token[], isUsual: (word: string) => boolean): [number, number][] => {
  const runs: [number, number][] = [];
  let at = 0;
  while (at < tokens.length) {
    const first = tokens[at];
    const isName = first && beginsWithCapital(first) && !titles.has(first.folded);
    if (!isName || (isSentenceStart(tokens, at) && isUsual(first.folded))) {
      at += 1;
      continue;
    }
    let last = at;
    for (let next = at + 1; next < tokens.length; next += 1) {
      const token = tokens[next];
      const before = tokens[next - 1];
      // A possessive ends a name: “Israel’s Ministry”.
      if (!token?.isSpaced || !before || before.whole !== before.folded) break;
      if (beginsWithCapital(token)) last = next;
      else if (!particles.has(token.folded)) break;
    }
    runs.push([at, last]);
    at = last + 1;
  }
  return runs;
};

/** The names of a story, and the words that it also has in lower case: they are hardly names. */
export type Names = { names: Name[]; ordinary: ReadonlySet<string> };

/** The names in the running text of a story: in headings any word may begin with a capital. */
export const findNames = (texts: readonly ReadText[]): Names => {
  const read = texts.filter(({ text }) => !text.isHeading);
  const ordinary = new Set(
    read.flatMap(({ tokens }) =>
      tokens.filter((token) => !beginsWithCapital(token)).map(({ folded }) => folded),
    ),
  );
  const isUsual = (word: string) => usual.has(word) || ordinary.has(word);
  const names = new Map<string, Name>();
  for (const text of read) {
    for (const [first, last] of runsIn(text.tokens, isUsual)) {
      const words = text.tokens.slice(first, last + 1).map((token) => token.text);
      const key = words.join(' ');
      const mention = { text, from: text.tokens[first]?.from ?? 0, to: text.tokens[last]?.to ?? 0 };
      const known = names.get(key);
      if (known) known.mentions.push(mention);
      else if (names.size < maxNames) names.set(key, { words, mentions: [mention] });
    }
  }
  return { names: [...names.values()], ordinary };
};

import { normalized } from '../../text/normalized.ts';

/** A word, or a sign between words. Spaces are not tokens. */
export type Token = {
  from: number;
  /** Without a possessive ending: `Ann` in `Ann’s`. */
  to: number;
  /** Without invisible characters and the possessive ending. */
  text: string;
  /** In lower case, with straight apostrophes and plain hyphens. */
  folded: string;
  /** `folded` with its possessive ending. */
  whole: string;
  isWord: boolean;
  /** True if a space or the start of the text is before it. */
  isSpaced: boolean;
};

/** Characters that readers do not see. A soft hyphen must not hide a word. */
const invisible = /\u00AD|\u034F|[\u200B-\u200F]|\u2060|\uFEFF/gu;
/** The segmenter ends a word at this one. */
const zeroWidthSpace = /\u200B/gu;
/** The segmenter keeps a word with this one together. It is as long. */
const wordJoiner = '\u2060';

const foldSigns = (text: string): string => text.replace(/[‘’ʼ＇]/gu, "'").replace(/[‐‑‒]/gu, '-');

const segmenters = new Map<string, Intl.Segmenter>();

const segmenterOf = (language: string): Intl.Segmenter => {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
};

/** Splits a text into words and signs. @param language one of the newsroom's languages. */
export const tokensOf = (text: string, language: string): Token[] => {
  const tokens: Token[] = [];
  let isSpaced = true;
  for (const { segment, index, isWordLike } of segmenterOf(language).segment(
    text.replace(zeroWidthSpace, wordJoiner),
  )) {
    const visible = normalized(segment.replace(invisible, ''), 'NFC');
    if (visible.trim() === '') {
      isSpaced ||= visible !== '';
      continue;
    }
    tokens.push(tokenOf({ segment, visible, index, language, isWord: isWordLike === true, isSpaced }));
    isSpaced = false;
  }
  return tokens;
};

type Segment = {
  segment: string;
  visible: string;
  index: number;
  language: string;
  isWord: boolean;
  isSpaced: boolean;
};

const tokenOf = ({ segment, visible, index, language, isWord, isSpaced }: Segment): Token => {
  const whole = foldSigns(visible.toLocaleLowerCase(language));
  const ending = isWord && whole.length > 2 && whole.endsWith("'s") ? 2 : 0;
  return {
    from: index,
    to: index + segment.length - ending,
    text: visible.slice(0, visible.length - ending),
    folded: whole.slice(0, whole.length - ending),
    whole,
    isWord,
    isSpaced,
  };
};

const sentenceEnds = new Set(['.', '!', '?', '…', ':']);
const quotationMarks = new Set(['“', '‘', '"', "'", '«', '„']);
/** A full stop after these ends no sentence. */
const abbreviations = new Set(
  'mr mrs ms dr prof sir st gen col capt lt sgt rev hon gov sen rep pres vs etc jr sr inc ltd co corp'.split(
    ' ',
  ),
);

/** Returns true if a token begins a sentence or a quotation, as far as the signs before it tell. */
export const isSentenceStart = (tokens: readonly Token[], at: number): boolean => {
  const sign = tokens[at - 1];
  if (!sign || quotationMarks.has(sign.text)) return true;
  if (!sentenceEnds.has(sign.text)) return false;
  const word = tokens[at - 2];
  if (sign.text !== '.' || !word || sign.isSpaced) return true;
  // `No. 10`, but `He said no. John left.`
  if (word.folded === 'no') return !/^\d/.test(tokens[at]?.text ?? '');
  return !abbreviations.has(word.folded) && word.text.length > 1;
};

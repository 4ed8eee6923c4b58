import { normalized } from '../../text/normalized.ts';

/**
 * Letters, digits and the marks on them. A run of millions would overflow the stack of V8's matcher, once a process has
 * compiled so many expressions that it no longer optimises them.
 */
const runs = /[\p{L}\p{N}\p{M}]{1,10000}/gu;
/** Scripts that are written without spaces. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a text. Scripts without spaces are split by Unicode's rules. */
export const wordsIn = (text: string): string[] =>
  (text.match(runs) ?? []).flatMap((run) =>
    unspaced.test(run) ? Array.from(segmenter.segment(run), ({ segment }) => segment) : [run],
  );

export const countWords = (text: string): number => {
  const found = text.match(runs) ?? [];
  return unspaced.test(text) ? wordsIn(text).length : found.length;
};

/** The letters and digits of texts, by how often they occur. Case does not count. */
export class Letters {
  /** By the units of UTF-16: a map would be slow for a long page. */
  readonly #counts = new Int32Array(0x10000);
  #missing = 0;
  #excess = 0;

  add(text: string, times: 1 | -1 = 1): this {
    for (const run of normalized(text, 'NFKD').toLowerCase().match(runs) ?? [])
      for (let at = 0; at < run.length; at += 1) {
        const unit = run.charCodeAt(at);
        const before = this.#counts[unit] ?? 0;
        this.#counts[unit] = before + times;
        // One of either: an added letter is missing, or makes up for one in excess.
        if (times > 0 ? before >= 0 : before > 0) this.#missing += times;
        else this.#excess -= times;
      }
    return this;
  }

  subtract(text: string): this {
    return this.add(text, -1);
  }

  /** The number of letters that were added and not subtracted. */
  get missing(): number {
    return this.#missing;
  }

  /** The number of letters that are missing or in excess. Zero if the texts have the same. */
  get difference(): number {
    return this.#missing + this.#excess;
  }
}

/** True if all letters and digits of a part are in a text, each as often. */
export const holdsLetters = (text: string, part: string): boolean =>
  new Letters().add(part).subtract(text).missing === 0;

/**
 * What is left of a text when pieces of it are cut out, each once: long ones first, since they may hold short ones.
 * The cut of one piece can break the only place of another, whose words or letters are then cut where they stand.
 */
export const textWithout = (text: string, pieces: string[]): string =>
  pieces
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, piece) => cut(left, piece, [/\s+/u, '']), text)
    .replaceAll(/\s+/g, ' ')
    .trim();

const cut = (text: string, piece: string, [separator, ...finer]: (RegExp | string)[]): string => {
  const at = text.indexOf(piece);
  if (at >= 0) return piece === '' ? text : `${text.slice(0, at)} ${text.slice(at + piece.length)}`;
  if (separator === undefined) return text;
  return piece.split(separator).reduce((left, part) => cut(left, part, finer), text);
};

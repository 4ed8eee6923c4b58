/** Letters, digits and the marks on them. */
const runs = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that are written without spaces. */
const unspaced =
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

/** How often each letter and digit is in texts. Case does not count. */
export class Letters {
  readonly #counts = new Map<string, number>();

  add(text: string, times = 1): this {
    for (const run of text.normalize('NFKD').toLowerCase().match(runs) ?? [])
      for (const letter of run) this.#counts.set(letter, (this.#counts.get(letter) ?? 0) + times);
    return this;
  }

  subtract(text: string): this {
    return this.add(text, -1);
  }

  /** The number of letters that were added and not subtracted. */
  get missing(): number {
    let sum = 0;
    for (const count of this.#counts.values()) sum += Math.max(0, count);
    return sum;
  }

  /** The number of letters that are missing or in excess. Zero if the texts have the same. */
  get difference(): number {
    let sum = 0;
    for (const count of this.#counts.values()) sum += Math.abs(count);
    return sum;
  }
}

/** What is left of a text when pieces of it are cut out, each once. */
export const textWithout = (text: string, pieces: string[]): string =>
  pieces
    .reduce((left, piece) => {
      const at = piece === '' ? -1 : left.indexOf(piece);
      return at < 0 ? left : `${left.slice(0, at)} ${left.slice(at + piece.length)}`;
    }, text)
    .replaceAll(/\s+/g, ' ')
    .trim();

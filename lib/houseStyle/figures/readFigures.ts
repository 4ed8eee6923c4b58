import type { Token } from '../words/tokensOf.ts';

/** A number in a text. */
export type Figure = { from: number; to: number; value: number; text: string; isWord: boolean };

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const words = new Map<string, number>([
  ...ones.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, 20 + 10 * index] as const),
]);

const magnitudes = new Map<string, number>([
  ['hundred', 1e2],
  ['dozen', 12],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['m', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
]);

/** `8,000`, `8.5`, `19m`, `20th`: the number and what follows in the same word. */
const readDigits = (word: string): { value: number; rest: string } | null => {
  let end = 0;
  while (end < word.length && '0123456789.,'.includes(word[end] ?? ' ')) end += 1;
  const digits = word.slice(0, end).replaceAll(',', '');
  const value = Number(digits);
  return digits === '' || !Number.isFinite(value) ? null : { value, rest: word.slice(end).toLowerCase() };
};

/** Values are compared, and a product such as `8.2 million` is not exact. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/** The number that begins at a token, and the index after it, or null. */
const readAt = (
  tokens: readonly Token[],
  at: number,
): { value: number; next: number; isWord: boolean } | null => {
  const token = tokens[at];
  if (!token) return null;
  const digits = readDigits(token.text);
  const word = words.get(token.folded);
  if (digits) {
    const magnitude = magnitudes.get(digits.rest);
    if (digits.rest !== '' && magnitude === undefined)
      return { value: digits.value, next: at + 1, isWord: false };
    return { ...readMagnitudes(tokens, at + 1, digits.value * (magnitude ?? 1)), isWord: false };
  }
  if (word === undefined) return null;
  const isTens = word >= 20;
  const hasHyphen = tokens[at + 1]?.folded === '-';
  const unit = isTens ? words.get(tokens[at + (hasHyphen ? 2 : 1)]?.folded ?? '') : undefined;
  const isCompound = unit !== undefined && unit > 0 && unit < 10;
  const value = isCompound ? word + unit : word;
  return { ...readMagnitudes(tokens, at + (isCompound ? (hasHyphen ? 3 : 2) : 1), value), isWord: true };
};

/** `19 million`, `two hundred thousand`. */
const readMagnitudes = (tokens: readonly Token[], from: number, first: number) => {
  let value = first;
  let next = from;
  for (;;) {
    const token = tokens[next];
    const magnitude = token && token.folded.length > 2 ? magnitudes.get(token.folded) : undefined;
    if (magnitude === undefined) return { value: rounded(value), next };
    value *= magnitude;
    next += 1;
  }
};

/** The numbers of an English text, in figures or words: `19m`, `£19 million`, `twenty-one`. */
export const readFigures = (tokens: readonly Token[]): Figure[] => {
  const figures: Figure[] = [];
  let at = 0;
  while (at < tokens.length) {
    const read = readAt(tokens, at);
    const [first, last] = [tokens[at], read ? tokens[read.next - 1] : undefined];
    if (read && first && last)
      figures.push({
        from: first.from,
        to: last.to,
        value: read.value,
        text: tokens
          .slice(at, read.next)
          .map((token) => (token.isSpaced && token !== first ? ` ${token.text}` : token.text))
          .join(''),
        isWord: read.isWord,
      });
    at = read ? Math.max(read.next, at + 1) : at + 1;
  }
  return figures;
};

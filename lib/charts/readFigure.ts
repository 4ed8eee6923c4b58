import { remembered } from '../remembered.ts';

/** The decimal mark of a language, in its own digits or in ours. */
const decimalMark = remembered((language: string): string => {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  const mark = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  return mark === '٫' ? ',' : mark;
});

/** Zero in the digits of Arabic, Persian, Hindi, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Thai and Burmese. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xe50, 0x1040];

/** Digits of other scripts and the marks of Arabic, as ours. */
const plainDigits = (text: string): string =>
  text
    .replaceAll(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = zeros.find((known) => code >= known && code < known + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replaceAll('٫', ',')
    .replaceAll('٬', '’');

const minus = /[-−–]/;

/** Digits with marks between them, and with spaces and apostrophes, which only group. */
const numberRuns = (text: string): { at: number; run: string }[] =>
  [...text.matchAll(/[\d.,'’\s]+/g)]
    .filter(([run]) => /\d/.test(run))
    .map(({ 0: run, index }) => {
      const start = run.search(/\d/);
      // `.5` is half, but `No.5` is five.
      const isFraction = run[start - 1] === '.' && !/\p{L}\.$/u.test(text.slice(0, index + start));
      return { at: index + start, run: run.slice(isFraction ? start - 1 : start).trim() };
    });

/** A number without the spaces and apostrophes that group its thousands, or null if they divide two numbers. */
const withoutSpaces = (run: string): string | null => {
  const [first = '', ...groups] = run.replace(/['’]$/, '').split(/[\s'’]/);
  if (groups.length === 0) return first;
  const areGroups =
    /^\d{1,3}$/.test(first) &&
    groups.every((group, index) => (index < groups.length - 1 ? /^\d{3}$/ : /^\d{3}(?!\d)/).test(group));
  return areGroups ? [first, ...groups].join('') : null;
};

/** Whether marks group digits by thousands, or as in India: `1,00,000`. */
const areGroups = (first: string, between: string[], last: string): boolean =>
  last.length === 3 &&
  (between.every(({ length }) => length === 3) ||
    (first.length <= 2 && between.every(({ length }) => length === 2)));

/** A number without the marks that only group its digits. */
const withoutGroups = (run: string, decimal: string): string | null => {
  const group = decimal === ',' ? '.' : ',';
  const [first = '', ...groups] = run.split(group);
  if (groups.length === 0) return first.replace(decimal, '.');
  const last = groups.at(-1)?.split(decimal)[0] ?? '';
  if (areGroups(first, groups.slice(0, -1), last)) return [first, ...groups].join('').replace(decimal, '.');
  // A decimal mark of another language, such as `3.5` in a German table.
  return groups.length === 1 && !run.includes(decimal) ? `${first}.${groups[0]}` : null;
};

/**
 * The figure in a cell, such as 1204 for `1,204 km`, or null if it holds none or more than one, or one in brackets,
 * which accountants read as negative and others as a note.
 *
 * @param language the language of the story: `1,204` is another number in German.
 */
export const readFigure = (cell: string, language: string): number | null => {
  const text = plainDigits(cell);
  const [found, ...others] = numberRuns(text);
  if (!found || others.length > 0) return null;
  const before = text.slice(0, found.at);
  if (/[([]/.test(before)) return null;
  const run = withoutSpaces(found.run);
  // The decimal mark of Arabic is one in any language.
  const plain = run && withoutGroups(run, cell.includes('٫') ? ',' : decimalMark(language));
  const value = !plain || plain.endsWith('.') ? Number.NaN : Number(plain);
  if (!Number.isFinite(value)) return null;
  return minus.test(before) && !/\p{L}/u.test(before) ? -value : value;
};

/** What a figure counts: the words and signs of money, percent and degrees beside it, such as `million €`. */
export const unitOf = (cell: string): string =>
  (cell.match(/[\p{L}\p{M}]+|[\p{Sc}%‰°]/gu) ?? []).toSorted().join(' ').toLowerCase();

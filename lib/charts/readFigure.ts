/** The decimal mark of a language, in its own digits or in ours. */
const decimalMark = (language: string): string => {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  const mark = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  return mark === '٫' ? ',' : mark;
};

/** Arabic and Persian digits and marks, as ours. */
const plainDigits = (text: string): string =>
  text
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll('٫', ',')
    .replaceAll('٬', '’');

const minus = /[-−–]/;

/** Digits with marks between them, without spaces and apostrophes, which only group. */
const numberRuns = (text: string): { at: number; run: string }[] =>
  [...text.matchAll(/[\d.,'’\s]+/g)]
    .filter(([run]) => /\d/.test(run))
    .map(({ 0: run, index }) => ({ at: index + run.search(/\d/), run: run.trim() }));

/** Whether a mark only groups digits: it stands before three of them, and the language writes decimals another way. */
const withoutGroups = (run: string, decimal: string): string | null => {
  const group = decimal === ',' ? '.' : ',';
  const [first = '', ...groups] = run.split(group);
  const last = groups.at(-1)?.split(decimal)[0];
  if (groups.length === 0) return first.replace(decimal, '.');
  const areGroups = groups.slice(0, -1).every(({ length }) => length === 3) && last?.length === 3;
  if (areGroups) return [first, ...groups].join('').replace(decimal, '.');
  // A decimal mark of another language, such as `3.5` in a German table.
  return groups.length === 1 && !run.includes(decimal) ? `${first}.${groups[0]}` : null;
};

/**
 * The figure in a cell, such as 1204 for `1,204 km`, or null if it holds none or more than one.
 *
 * @param language the language of the story: `1,204` is another number in German.
 */
export const readFigure = (cell: string, language: string): number | null => {
  const text = plainDigits(cell);
  const [found, ...others] = numberRuns(text);
  if (!found || others.length > 0) return null;
  const plain = withoutGroups(found.run.replaceAll(/[\s'’]/g, ''), decimalMark(language));
  const value = plain === null || plain.endsWith('.') ? Number.NaN : Number(plain);
  if (!Number.isFinite(value)) return null;
  const before = text.slice(0, found.at);
  return minus.test(before) && !/\p{L}/u.test(before) ? -value : value;
};

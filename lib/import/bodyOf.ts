import type { Block, Line } from './Line.ts';

/** Maps heading levels: the highest in the text becomes h2, all below it h3. */
const styleOf = ({ level, isQuote, list }: Line, highest: number): string => {
  if (level !== null && list === null) return level === highest ? 'h2' : 'h3';
  return isQuote ? 'blockquote' : 'normal';
};

/** Lines as Portable Text. A heading without text below it is left out and reported. */
export const bodyOf = (lines: Line[], leave: (line: Line, reason: string) => void): Block[] => {
  const levels = lines.flatMap(({ level }) => (level === null ? [] : [level]));
  const highest = Math.min(...levels);
  const isHeading = (line: Line | undefined) =>
    line !== undefined && line.level !== null && line.list === null;
  return lines.flatMap((line, index): Block[] => {
    if (line.block._type === 'table') return [line.block];
    if (isHeading(line) && !lines.slice(index + 1).some((later) => !isHeading(later))) {
      leave(line, 'a heading with no text under it');
      return [];
    }
    return [
      {
        ...line.block,
        style: styleOf(line, highest),
        ...(line.list && { listItem: line.list, level: 1 }),
      },
    ];
  });
};

import type { Block } from '../pasting/Block.ts';
import type { ImportReport } from './account/ImportReport.ts';
import type { Line } from './Line.ts';

/** Maps heading levels: the highest in the text becomes h2, all below it h3. */
const styleOf = ({ level, isQuote, list }: Line, highest: number): string => {
  if (level !== null && list === null) return level === highest ? 'h2' : 'h3';
  return isQuote ? 'blockquote' : 'normal';
};

const isHeading = ({ level, list }: Line): boolean => level !== null && list === null;

/**
 * Lines as Portable Text, with the line of each block. A heading without text below it is left out and reported.
 */
export const bodyOf = (lines: Line[], report: ImportReport): { blocks: Block[]; bodyLines: number[] } => {
  const highest = Math.min(...lines.flatMap((line) => (isHeading(line) ? [line.level ?? 6] : [])));
  const lastText = lines.findLastIndex((line) => !isHeading(line));
  const kept = lines.filter((line, index) => {
    const isKept = index <= lastText;
    if (isKept) report.place('body', line.text);
    else report.leave(line, 'a heading with no text under it');
    return isKept;
  });
  return { blocks: kept.map((line) => blockOf(line, highest)), bodyLines: kept.map(({ number }) => number) };
};

const blockOf = (line: Line, highest: number): Block => {
  const { block, list } = line;
  if (block._type === 'table') return block;
  return {
    ...block,
    style: styleOf(line, highest),
    ...(list && { listItem: list, level: block.level ?? 1 }),
  };
};

import { listMarkerOf } from './listMarker.ts';

/** A line that is an item of a list, or goes on with the item before it. */
export type TypedItem = { item: 'bullet' | 'number'; level: number; length: number; isContinued: boolean };

type Level = { indent: number; item: TypedItem['item']; next: number };

/**
 * Finds lists that were typed as lines. One line alone is no list: a dash may begin what somebody says, and a number a
 * date. A numbered list begins with 1 and counts on.
 *
 * @param lines null for what is not text.
 * @returns the item of each line, or null.
 */
export const findTypedItems = (lines: (string | null)[]): (TypedItem | null)[] => {
  const found: (TypedItem | null)[] = lines.map(() => null);
  let run: [number, TypedItem][] = [];
  let levels: Level[] = [];
  const close = () => {
    const kinds = run
      .filter(([, { isContinued }]) => !isContinued)
      .map(([, { item, level }]) => item + level);
    if (new Set(kinds).size < kinds.length) for (const [index, item] of run) found[index] = item;
    run = [];
    levels = [];
  };
  for (const [index, line] of lines.entries()) {
    if (line?.trim() === '') continue;
    const marker = line === null ? null : listMarkerOf(line);
    const next = marker && levelsWith(levels, marker);
    const last = run.at(-1);
    if (marker && next) {
      levels = next;
      const { item, length } = marker;
      run.push([index, { item, level: next.length, length, isContinued: false }]);
    } else if (line !== null && !marker && last?.[0] === index - 1 && isIndented(line)) {
      run.push([index, { ...last[1], length: line.length - line.trimStart().length, isContinued: true }]);
    } else {
      close();
      const begun = marker && levelsWith([], marker);
      if (!marker || !begun) continue;
      levels = begun;
      run.push([index, { item: marker.item, level: 1, length: marker.length, isContinued: false }]);
    }
  }
  close();
  return found;
};

const isIndented = (line: string): boolean => line.startsWith('  ') || line.startsWith('\t');

/** The open levels of a list with its next item, or null if the item does not belong to it. */
const levelsWith = (
  levels: Level[],
  { item, number, indent }: { item: Level['item']; number: number | null; indent: number },
): Level[] | null => {
  const outer = levels.filter((level) => level.indent < indent);
  const same = levels[outer.length];
  const known = same?.item === item ? same : null;
  if (number !== null && number !== 1 && number !== known?.next) return null;
  return [...outer, { indent: known?.indent ?? indent, item, next: (number ?? 0) + 1 }];
};

import { diffArrays } from 'diff';
import { commonEnds } from '../../corrections/passages/wordParts.ts';

/** An item of a list, such as a paragraph. Equal content means an equal item. */
export type Item = { key: string | null; type: string; content: string; value: unknown };

type Pair = { before: Item | null; after: Item | null };

/** In items. With more changes only the common start and end of two lists are found; diffs take quadratic time. */
const maxEdits = 500;

type Run = { kept: Item[]; removed: Item[]; added: Item[] };

const runsOf = (before: Item[], after: Item[]): Run[] => {
  const contents = (items: Item[]) => items.map(({ content }) => content);
  const changes = diffArrays(contents(before), contents(after), { maxEditLength: maxEdits });
  if (!changes) {
    const { head, tail } = commonEnds(contents(before), contents(after));
    return [
      { kept: after.slice(0, head), removed: [], added: [] },
      {
        kept: after.slice(after.length - tail),
        removed: before.slice(head, before.length - tail),
        added: after.slice(head, after.length - tail),
      },
    ];
  }
  const runs: Run[] = [];
  let [wasAt, isAt] = [0, 0];
  let open: Run = { kept: [], removed: [], added: [] };
  for (const { added, removed, count } of changes) {
    if (removed) open.removed.push(...before.slice(wasAt, wasAt + count));
    else if (added) open.added.push(...after.slice(isAt, isAt + count));
    else {
      runs.push({ ...open, kept: after.slice(isAt, isAt + count) });
      open = { kept: [], removed: [], added: [] };
    }
    if (!added) wasAt += count;
    if (!removed) isAt += count;
  }
  return [...runs, open];
};

/**
 * Pairs the removed and added items between two unchanged ones: by key, then by type, in order.
 *
 * @param keysAdded the keys of all added items. A removed item with such a key is not paired with another item.
 */
const pairRun = ({ removed, added }: Run, keysAdded: Set<string | null>): Pair[] => {
  const indexOfKey = new Map(
    removed.flatMap(({ key }, index) => (key === null ? [] : [[key, index] as const])),
  );
  const pairs: Pair[] = [];
  let next = 0;
  const removeUntil = (end: number) => {
    for (; next < end; next += 1) pairs.push({ before: removed[next] ?? null, after: null });
  };
  for (const after of added) {
    const known = after.key === null ? undefined : indexOfKey.get(after.key);
    if (known !== undefined && known >= next) removeUntil(known);
    const before = removed[next];
    const isPair =
      before !== undefined &&
      (known === next ||
        (known === undefined &&
          before.type === after.type &&
          (before.key === null || !keysAdded.has(before.key))));
    pairs.push({ before: isPair ? before : null, after });
    if (isPair) next += 1;
  }
  removeUntil(removed.length);
  return pairs;
};

/** Two lists side by side, in the order of the later one: unchanged items, changed pairs, and items of one list. */
export const alignItems = (before: Item[], after: Item[]): Pair[] => {
  const runs = runsOf(before, after);
  const keysAdded = new Set(runs.flatMap(({ added }) => added.map(({ key }) => key)));
  return runs.flatMap((run) => [
    ...pairRun(run, keysAdded),
    ...run.kept.map((item): Pair => ({ before: item, after: item })),
  ]);
};

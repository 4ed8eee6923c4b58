import { isSameValue } from '../../isSameValue.ts';
import { type BoardRow, type SlotValue, storyOf } from './FrontBoard.ts';
import type { FrontEdit } from './moveOnBoard.ts';

/**
 * Takes a move back, or returns null once anything in its rows has changed since. It writes only the slots that the
 * move wrote: words that a colleague writes beside them at the same moment stay.
 *
 * @param before the rows that the move touched, as they were.
 * @param after the same rows right after the move.
 * @param now the same rows as they are.
 */
export const takeBack = (before: BoardRow[], after: BoardRow[], now: BoardRow[]): FrontEdit[] | null => {
  if (!isSameValue(slotsOf(after), slotsOf(now))) return null;
  const edits: FrontEdit[] = [];
  for (const row of before) {
    const current = now.find(({ id }) => id === row.id);
    const rowEdits = current && (row.kind === 'lead' ? leadBack(row) : listBack(row, current));
    if (!rowEdits) return null;
    edits.push(...rowEdits);
  }
  return edits;
};

const slotsOf = (rows: BoardRow[]): unknown[] => rows.map(({ id, slots, words }) => [id, slots, words]);

const leadBack = ({ path, slots: [slot], words }: BoardRow): FrontEdit[] => {
  const value = slot ?? words;
  return [value ? { kind: 'set', path, value } : { kind: 'unset', path }];
};

/** Returns null if more than one item of the list came, went or changed its place. */
const listBack = (before: BoardRow, now: BoardRow): FrontEdit[] | null => {
  const { path, slots } = before;
  if (isSameValue(keysOf(slots), keysOf(now.slots))) return exchangeBack(before, now);
  const key = keysOf([...slots, ...now.slots]).find((moved) =>
    isSameValue(keysWithout(moved, slots), keysWithout(moved, now.slots)),
  );
  if (!key) return null;
  const edits: FrontEdit[] = [];
  if (keysOf(now.slots).includes(key)) edits.push({ kind: 'unset', path: [...path, { _key: key }] });
  const index = keysOf(slots).indexOf(key);
  const slot = slots[index];
  if (slot)
    edits.push({ kind: 'insert', list: path, slot, position: 'before', at: slots[index + 1]?._key ?? null });
  return edits;
};

/** The items that have another story: the lead changed places with one. */
const exchangeBack = ({ path, slots }: BoardRow, now: BoardRow): FrontEdit[] =>
  slots.flatMap((slot, index): FrontEdit[] => {
    const current = now.slots[index];
    return current && storyOf(current) === storyOf(slot)
      ? []
      : [{ kind: 'set', path: [...path, { _key: slot._key ?? '' }], value: slot }];
  });

const keysOf = (slots: SlotValue[]): string[] => slots.map(({ _key }) => _key ?? '');

const keysWithout = (key: string, slots: SlotValue[]): string[] =>
  keysOf(slots).filter((other) => other !== key);

import type { BoardPlace, FrontPath, SlotValue } from './FrontBoard.ts';

/** A change of the front page, for the form of Studio. */
export type FrontEdit =
  | { kind: 'set'; path: FrontPath; value: SlotValue }
  | { kind: 'unset'; path: FrontPath }
  | { kind: 'insert'; list: FrontPath; slot: SlotValue; position: 'before' | 'after'; at: string | null };

/** What is dragged: the slot of a place, or a story that has no place yet. */
export type Dragged = { slot: SlotValue; from: BoardPlace | null };

/** Returns why it cannot be dropped there, or null. */
export const dropProblem = ({ from }: Dragged, to: BoardPlace): string | null => {
  const { kind, name, slots, maxSlots } = to.row;
  if (kind === 'lead' || isWithin(from, to) || isExchange(from, to) || slots.length < maxSlots) return null;
  return `There is room for ${maxSlots} stories in ${name}. Move one away first.`;
};

/**
 * Moves a slot with its words, picture and end. The lead changes places with the story that it meets; a story without a
 * place replaces the lead. What was written for a lead without a story stays with the story that gets there. In a list the story takes the place, and what stood there makes room.
 *
 * @param key a new key for a list item.
 */
export const moveOnBoard = ({ slot, from }: Dragged, to: BoardPlace, key: string): FrontEdit[] => {
  if (from?.id === to.id) return [];
  if (from && to.slot && isExchange(from, to))
    return [put(slot, to), put(to.slot, from)].map(([path, value]) => ({ kind: 'set', path, value }));
  const left: FrontEdit[] = from ? [{ kind: 'unset', path: pathOf(from) }] : [];
  if (to.row.kind === 'lead')
    return [...left, { kind: 'set', path: to.row.path, value: withWords(withoutKey(slot), to.row.words) }];
  if (isWithin(from, to) && from && to.index > from.index)
    return [...left, insert(slot, to, 'after', from.slot?._key ?? key)];
  return [...left, insert(slot, to, 'before', isWithin(from, to) ? (from?.slot?._key ?? key) : key)];
};

const isWithin = (from: BoardPlace | null, to: BoardPlace): boolean => from?.row.id === to.row.id;

/** A lead that meets another story. */
const isExchange = (from: BoardPlace | null, to: BoardPlace): boolean =>
  from !== null && to.slot !== null && (from.row.kind === 'lead') !== (to.row.kind === 'lead');

/** Where a place is in the document. */
export const pathOf = ({ row, slot }: BoardPlace): FrontPath =>
  row.kind === 'lead' ? row.path : [...row.path, { _key: slot?._key ?? '' }];

/** A place keeps its key, whatever stands there. */
const put = (slot: SlotValue, place: BoardPlace): [FrontPath, SlotValue] => [
  pathOf(place),
  { ...(place.slot?._key && { _key: place.slot._key }), ...withoutKey(slot) },
];

/**
 * A slot in the place of a lead that has words and no story yet.
 *
 * @param words what stands there. An empty field is none.
 */
export const withWords = <Slot extends SlotValue>(slot: Slot, words: SlotValue | null | undefined): Slot => {
  const written = Object.entries(words ?? {}).filter(
    ([name, value]) => name !== 'story' && value !== null && value !== undefined && value !== '',
  );
  return { ...slot, ...Object.fromEntries(written) };
};

const withoutKey = ({ _key, ...slot }: SlotValue): SlotValue => slot;

const insert = (slot: SlotValue, to: BoardPlace, position: 'before' | 'after', key: string): FrontEdit => ({
  ...{ kind: 'insert', list: to.row.path, position, at: to.slot?._key ?? null },
  slot: { ...withoutKey(slot), _key: key },
});

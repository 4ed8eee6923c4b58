import { isObject } from '../../isObject.ts';
import { maxInStrip, maxSeconds } from '../EditedFront.ts';

/** A path in the document of the front page, as Studio's forms have it. */
export type FrontPath = (string | { _key: string })[];

export type SlotValue = Record<string, unknown> & { _key?: string };

/** A row of the board: the lead, the seconds, or the chosen stories of a strip. */
export type BoardRow = {
  id: string;
  kind: 'lead' | 'seconds' | 'strip';
  path: FrontPath;
  /** As it follows “moved to”: `the lead`, `the seconds`, `the strip “Investigations”`. */
  name: string;
  slots: SlotValue[];
  maxSlots: number;
  /** The words, picture and end of a lead that has no story yet. */
  words?: SlotValue;
};

/** A place of the board. `slot` is null where a story can be added: an empty lead, or the end of a list. */
export type BoardPlace = { id: string; row: BoardRow; index: number; slot: SlotValue | null };

/** The rows of the front page in the order of the page. */
export const boardRows = ({ lead, seconds, strips }: Record<string, unknown>): BoardRow[] => [
  {
    ...{ id: 'lead', kind: 'lead', path: ['lead'], name: 'the lead', maxSlots: 1 },
    ...(isObject(lead) && !storyOf(lead)
      ? { slots: [], words: lead }
      : { slots: isObject(lead) ? [lead] : [] }),
  },
  {
    ...{ id: 'seconds', kind: 'seconds', path: ['seconds'], name: 'the seconds', maxSlots: maxSeconds },
    slots: keyed(seconds),
  },
  ...keyed(strips).map((strip, index): BoardRow => {
    const title = typeof strip.title === 'string' && strip.title.trim();
    return {
      id: `strip-${strip._key}`,
      kind: 'strip',
      path: ['strips', { _key: strip._key ?? '' }, 'stories'],
      name: title ? `the strip “${title}”` : `strip ${index + 1}`,
      slots: keyed(strip.stories),
      maxSlots: maxInStrip,
    };
  }),
];

/** The places of a row: its stories, then the one where a story can be added if there is room. */
export const placesOfRow = (row: BoardRow): BoardPlace[] => [
  ...row.slots.map((slot, index) => ({ id: `${row.id}.${slot._key ?? 'slot'}`, row, index, slot })),
  ...(row.slots.length < row.maxSlots
    ? [{ id: `${row.id}.end`, row, index: row.slots.length, slot: null }]
    : []),
];

/** The id of the story in a slot, or null. */
export const storyOf = ({ story }: SlotValue): string | null =>
  isObject(story) && typeof story._ref === 'string' ? story._ref : null;

/** Studio gives each item of a list a key. One without cannot be addressed, and stays where it is. */
const keyed = (list: unknown): SlotValue[] =>
  Array.isArray(list)
    ? list.filter((item): item is SlotValue => isObject(item) && typeof item._key === 'string')
    : [];

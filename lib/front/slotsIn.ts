import { isObject } from '../isObject.ts';

/** A place of the front page with its path in the document, such as `seconds[0]`. */
export type FoundSlot = { path: string; slot: Record<string, unknown> };

const items = (value: unknown, path: string): FoundSlot[] =>
  Array.isArray(value)
    ? value.flatMap((slot: unknown, index) => (isObject(slot) ? { path: `${path}[${index}]`, slot } : []))
    : [];

/** All places of a front page, in the order of the page. */
export const slotsIn = ({ lead, seconds, strips }: Record<string, unknown>): FoundSlot[] => [
  ...(isObject(lead) ? [{ path: 'lead', slot: lead }] : []),
  ...items(seconds, 'seconds'),
  ...items(strips, 'strips').flatMap(({ path, slot }) => items(slot.stories, `${path}.stories`)),
];

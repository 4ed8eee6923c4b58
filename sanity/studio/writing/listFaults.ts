import { missingParts } from '../../../lib/articles/missingParts.ts';

/** A result of Studio's validation. */
type Marker = { level: string; path: readonly unknown[] };
type Field = { name: string; title: string };

/**
 * The fields that are missing or have errors, in the order of the form. Studio's validation comes later than a key, and
 * not at all before the first one.
 *
 * @param fields the fields of the story's type.
 */
export const listFaults = <F extends Field>(
  story: Record<string, unknown>,
  markers: readonly Marker[],
  fields: readonly F[],
): F[] => {
  const faulty = new Set<unknown>([
    ...missingParts(story),
    ...markers.flatMap(({ level, path: [name] }) => (level === 'error' ? [name] : [])),
  ]);
  return fields.filter(({ name }) => faulty.has(name));
};

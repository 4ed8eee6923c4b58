import { isEmpty } from '../../../lib/articles/isEmpty.ts';
import { missingParts } from '../../../lib/articles/missingParts.ts';

/** A result of Studio's validation. */
type Marker = { level: string; path: readonly unknown[]; message: string };
type Field = { name: string; title: string };

/** @param reason what is wrong with the value of the field, for people; null if the field is empty. */
export type Fault<F> = F & { reason: string | null };

/**
 * The fields that are missing or have errors, in the order of the form. Studio's validation comes later than a key, and
 * not at all before the first one.
 *
 * @param fields the fields of the document's type.
 */
export const listFaults = <F extends Field>(
  type: string,
  document: Record<string, unknown>,
  markers: readonly Marker[],
  fields: readonly F[],
): Fault<F>[] => {
  const missing = new Set(type === 'article' ? missingParts(document) : []);
  const errors = markers.filter(({ level }) => level === 'error');
  return fields.flatMap((field): Fault<F>[] => {
    const { name } = field;
    const error = errors.find(({ path }) => path[0] === name);
    if (missing.has(name) || (error && isEmpty(document[name]))) return [{ ...field, reason: null }];
    return error ? [{ ...field, reason: error.message }] : [];
  });
};

/** `Still needed: Headline, Section. Lead picture: The picture “Plums” cannot be published. …`; null without faults. */
export const faultText = (faults: readonly Fault<Field>[]): string | null => {
  const missing = faults.flatMap(({ title, reason }) => (reason === null ? [title] : []));
  const wrong = faults.flatMap(({ title, reason }) => (reason === null ? [] : [`${title}: ${reason}`]));
  const needed = missing.length > 0 ? [`Still needed: ${missing.join(', ')}.`] : [];
  return [...needed, ...wrong].join(' ') || null;
};

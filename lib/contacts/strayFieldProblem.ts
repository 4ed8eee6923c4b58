import { isSameValue } from '../isSameValue.ts';

type Contact = { _id: string; [field: string]: unknown };

/**
 * Why a contact must not be published with a field that the schema does not know, or null: who can say that
 * `privatePhone` is for readers? What readers have already stays, so that the rest can be corrected.
 *
 * @param known the fields of the schema's contacts.
 * @param before what readers have now; null when it is new to them.
 */
export const strayFieldProblem = (
  known: readonly string[],
  before: Record<string, unknown> | null,
  after: Contact,
): string | null => {
  const stray = Object.keys(after).find(
    (name) =>
      !name.startsWith('_') &&
      !known.includes(name) &&
      after[name] !== null &&
      !isSameValue(before?.[name], after[name]),
  );
  return stray === undefined
    ? null
    : `Anyone can read a published contact, and “${stray}” is none of its fields: leave it out. What the newsroom only may know belongs in “internal.contact.${after._id}”.`;
};

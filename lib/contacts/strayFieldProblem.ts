import { isSameValue } from '../isSameValue.ts';

type Contact = { _id: string; [field: string]: unknown };

/**
 * Returns why a contact has an unknown field and cannot be published, or null: `privatePhone` may not be meant for
 * readers. Fields that are already public stay, so that the rest can be corrected.
 *
 * @param known the schema's fields of a contact.
 * @param before the published version, or null.
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
    : `Anyone can read a published contact, and a contact has no field “${stray}”. Remove it. Keep private details in Contacts › Newsroom only (“internal.contact.${after._id}”).`;
};

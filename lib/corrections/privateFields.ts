/**
 * The fields of a correction that only the newsroom may read. A published correction has none of them, because
 * anyone can read it.
 */
export const privateFields = [
  'internalReason',
  'reportMessage',
  'reportPassage',
  'reporterEmail',
  'declineReason',
] as const;

export type PrivateField = (typeof privateFields)[number];

/** The private fields that have a value. */
export const privateFieldsOf = (
  correction: Partial<Record<PrivateField, unknown>>,
): Partial<Record<PrivateField, string>> =>
  Object.fromEntries(
    privateFields.flatMap((name) => {
      const value = correction[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );

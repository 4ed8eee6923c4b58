/** About two thirds of a page: it is shown above the form of the document. */
const maxReasonCharacters = 1_000;

/**
 * Returns why a reason that one person gives another cannot be stored, or null. A stored one that was longer stays.
 *
 * @param before the stored one.
 */
export const reasonProblem = (reason: unknown, before?: unknown): string | null => {
  if (typeof reason !== 'string' || reason === before) return null;
  const { length } = reason.trim();
  return length > maxReasonCharacters
    ? `The reason has ${length.toLocaleString('en')} characters. It may have ${maxReasonCharacters.toLocaleString('en')}: write the rest as a comment.`
    : null;
};

/** What a published correction keeps of its story, so that the log of corrections does not depend on the story. */
export type LoggedFacts = { section?: { _type: 'reference'; _ref: string; _weak: true } };

/**
 * The facts that a correction is published with: the section that its story stood in. The log is filtered by it,
 * also when the story has since moved or is gone.
 *
 * @param story as it is stored when the correction is published; null where there is none.
 */
export const loggedFacts = (story: Record<string, unknown> | null): LoggedFacts => {
  const section = story?.section;
  return typeof section === 'object' &&
    section !== null &&
    '_ref' in section &&
    typeof section._ref === 'string'
    ? { section: { _type: 'reference', _ref: section._ref, _weak: true } }
    : {};
};

/** Facts about the story, stored in a published correction so that the log does not depend on the story. */
export type LoggedFacts = { section?: { _type: 'reference'; _ref: string; _weak: true } };

/**
 * The facts stored on publication: the story's section. The log filters by it, even if the story moves or is
 * deleted.
 *
 * @param story as stored at publication, or null.
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

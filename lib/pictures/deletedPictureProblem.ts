/** A document that uses a picture, by its title. */
type Use = { title: string | null };

/**
 * Returns why a picture may not be deleted, or null. Readers would see a hole, and a draft could not be published.
 *
 * @param uses some of the documents that use it.
 */
export const deletedPictureProblem = (uses: Use[]): string | null => {
  const [first, ...others] = uses;
  if (!first) return null;
  const more = others.length > 0 ? ' and in other documents' : '';
  return `The picture is used in “${first.title ?? 'a document without a title'}”${more}. Remove it there, then delete it.`;
};

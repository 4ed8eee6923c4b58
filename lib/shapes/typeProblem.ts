/** The type of documents that Studio writes for each preview that a person opens. */
const previewSecret = 'sanity.previewUrlSecret';

type Stored = { readonly _type: string } | null | undefined;

/**
 * Returns why a document may not have its type, or null. Published document, draft and copies in releases are of one
 * type. A preview's secret, which even a viewer may write, takes the id of nothing else.
 *
 * @param others the other documents with the same published id.
 */
export const typeProblem = (
  before: Stored,
  after: { readonly _type: string },
  others: Stored[],
): string | null => {
  const isTaken = (one: Stored): boolean => Boolean(one) && one?._type !== after._type;
  if (after._type === previewSecret && [before, ...others].some(isTaken))
    return 'Another document has this id. A preview’s secret needs an id of its own.';
  const other = others.find(isTaken);
  return other
    ? `A document of the type “${other._type}” has this id. Its draft, its copies in releases and what readers see are of one type.`
    : null;
};

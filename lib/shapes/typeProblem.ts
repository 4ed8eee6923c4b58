import { previewSecretType } from './previewSecretProblem.ts';

type Stored = { readonly _type: string } | null | undefined;

/**
 * Returns why a document may not have its type, or null. Published document, draft and copies in releases are of one
 * type. A preview's secret, which even a viewer may write, is in nobody's way.
 *
 * @param others the other documents with the same published id.
 */
export const typeProblem = (after: { readonly _type: string }, others: Stored[]): string | null => {
  const other = others.find((one) => one && one._type !== after._type && one._type !== previewSecretType);
  return other
    ? `A document of the type “${other._type}” has this id. Its draft, its copies in releases and what readers see are of one type.`
    : null;
};

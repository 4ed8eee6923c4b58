/** The type of documents that Studio writes for each preview that a person opens. */
export const previewSecretType = 'sanity.previewUrlSecret';

type Secret = { readonly _id: string; readonly _type: string; readonly [field: string]: unknown };

type SecretChange = {
  before: Secret | null;
  after: Secret;
  /** True if another document has the id or the id of its published version, or had it. */
  isKnown: boolean;
};

const randomDraft = /^drafts\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

const documentFields = new Set(['_id', '_type', '_rev', '_createdAt', '_updatedAt']);

/**
 * Returns why the secret of a preview may not be written, or null. Viewers write secrets, so a secret has the id of
 * nothing else: a random one, as Studio makes them. It has texts alone, and so refers to nothing: a reference would keep
 * its document on the site.
 */
export const previewSecretProblem = ({ before, after, isKnown }: SecretChange): string | null => {
  if (after._type !== previewSecretType) return null;
  const isNew = before?._type !== previewSecretType;
  if (isNew && (isKnown || !randomDraft.test(after._id)))
    return 'A preview’s secret needs an id of its own: “drafts.” and a random UUID.';
  return Object.entries(after).every(([name, value]) => documentFields.has(name) || typeof value === 'string')
    ? null
    : 'A preview’s secret has texts alone.';
};

/** As in Sanity's `@sanity/preview-url-secret`: each preview that opens deletes the older secrets. */
const lifetimeMs = 60 * 60 * 1000;

type Touched = {
  /** ISO 8601. */
  updatedAt: string;
  at: string;
  /** True if the same person wrote it. */
  isOwn: boolean;
};

/** Returns why a secret may not be changed or deleted, or null. Else a viewer could keep previews from opening. */
export const othersSecretProblem = ({ updatedAt, at, isOwn }: Touched): string | null =>
  isOwn || Date.parse(at) - Date.parse(updatedAt) >= lifetimeMs
    ? null
    : 'Somebody else opens a preview with this secret. It is deleted when it has expired.';

/**
 * The documents whose forms are open beside a preview, by the slugs that they had meanwhile. The slug of an unpublished
 * story follows its headline, and Presentation closes the form if it finds no document at the slug of the preview.
 */
const documents = new Map<string, string>();

const keyOf = (type: string, slug: string): string => `${type}/${slug}`;

export const rememberSlug = (type: string, slug: string, id: string): void => {
  documents.set(keyOf(type, slug), id);
};

/** For a form that is closed: its old slugs may be those of other documents. */
export const forgetSlugsOf = (id: string): void => {
  for (const [slug, of] of documents) if (of === id) documents.delete(slug);
};

export const findPreviewedId = (type: string, slug: string): string | null =>
  documents.get(keyOf(type, slug)) ?? null;

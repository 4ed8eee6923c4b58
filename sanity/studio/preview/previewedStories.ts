/**
 * The stories whose forms are open beside a preview, by the slugs that they had meanwhile. The slug of an unpublished
 * story follows its headline, and Presentation closes the form if it finds no story at the slug of the preview.
 */
const storyIds = new Map<string, string>();

export const rememberSlug = (slug: string, id: string): void => {
  storyIds.set(slug, id);
};

/** For a form that is closed: its old slugs may be those of other stories. */
export const forgetSlugsOf = (id: string): void => {
  for (const [slug, of] of storyIds) if (of === id) storyIds.delete(slug);
};

export const findStoryId = (slug: string): string | null => storyIds.get(slug) ?? null;

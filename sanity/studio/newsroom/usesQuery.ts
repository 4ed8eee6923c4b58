export const maxNamedUses = 20;

/** The documents that use a document or a picture. */
export const usesQuery = /* groq */ `
  *[references($id) && _type != "pictureRecord"] | order(_updatedAt desc) [0...${maxNamedUses}]{
    _id, _originalId, _type, "title": coalesce(headline, name, title), firstPublishedAt, withdrawnAt
  }`;

/** A document for the import. Instants are ISO 8601, UTC. */
export type SeedDocument = { _id: string; _type: string; _createdAt: string; [field: string]: unknown };

/** The creation time of documents without their own date. */
export const foundedAt = '2025-09-15T08:00:00.000Z';

export const slug = (current: string) => ({ _type: 'slug', current });

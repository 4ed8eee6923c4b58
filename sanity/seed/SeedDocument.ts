/** A document as the import takes it. Instants are ISO 8601, UTC. */
export type SeedDocument = { _id: string; _type: string; _createdAt: string; [field: string]: unknown };

/** When the paper was set up: what carries no date of its own was created then. */
export const foundedAt = '2025-09-15T08:00:00.000Z';

export const slug = (current: string) => ({ _type: 'slug', current });

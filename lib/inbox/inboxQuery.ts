import { waitingProjection } from './inboxEntries.ts';

/** More are counted and not shown. */
export const maxShownDocuments = 200;

/** The documents that match a filter, the last changed first, and how many there are. */
export const inboxQuery = (filter: string): string => `{
  "shown": *[${filter}] | order(_updatedAt desc) [0...${maxShownDocuments}] ${waitingProjection},
  "total": count(*[${filter}])
}`;

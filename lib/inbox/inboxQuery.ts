import { talkProjection, waitingProjection } from './inboxEntries.ts';
import { talkFilter } from './inboxFilters.ts';

/** More are counted and not shown. */
export const maxShownDocuments = 200;

/** A part of a list, and how many entries it has in all. */
export type Counted<Entry> = { shown: Entry[]; total: number };

/** The number of entries that are not shown. */
export const hiddenIn = ({ shown, total }: Counted<unknown>): number => Math.max(0, total - shown.length);

/** The documents that match a filter, the last changed first, and how many there are. */
export const inboxQuery = (filter: string): string => `{
  "shown": *[${filter}] | order(_updatedAt desc) [0...${maxShownDocuments}] ${waitingProjection},
  "total": count(*[${filter}])
}`;

/** The open comments and tasks of a person, the newest first, and how many there are. */
export const talkQuery = `{
  "shown": *[${talkFilter}] | order(_createdAt desc) [0...${maxShownDocuments}] ${talkProjection},
  "total": count(*[${talkFilter}])
}`;

import type { SanityClient } from '@sanity/client';
import type { InboxEntry } from '../../lib/inbox/InboxEntry.ts';
import {
  entriesOfDocuments,
  entriesOfTalk,
  type Talk,
  talkProjection,
  type WaitingDocument,
  waitingProjection,
} from '../../lib/inbox/inboxEntries.ts';
import { talkFilter, waitingFilter } from '../../lib/inbox/inboxFilters.ts';
import { entriesOfReleases } from '../../lib/releases/missedReleases.ts';
import { mayPublish } from '../../lib/roles.ts';

const maxEntries = 200;

const documentsQuery = (role: string): string =>
  `*[${waitingFilter(mayPublish([role]))}] | order(_updatedAt desc) [0...${maxEntries}] ${waitingProjection}`;
/** Releases that the person scheduled and that missed their hour. */
const releasesQuery =
  'releases::all()[state == "active" && error.scheduledBy == $me]{ _id, state, metadata, error }';
const talkQuery = `*[${talkFilter}] | order(_createdAt desc) [0...${maxEntries}] ${talkProjection}`;

/** The dataset of comments and tasks. It exists once somebody who may write has opened Studio. */
export const talkDatasetOf = (dataset: string): string => `${dataset}-comments`;

/** What waits for a person, as Studio shows it under “For me”. @param client may read everything. */
export const readInbox = async (
  client: SanityClient,
  { id, role }: { id: string; role: string },
): Promise<InboxEntry[]> => {
  const dataset = talkDatasetOf(client.config().dataset ?? '');
  const [documents, talk, releases] = await Promise.all([
    client.fetch<WaitingDocument[]>(documentsQuery(role), { me: id }, { perspective: 'drafts' }),
    client
      .withConfig({ dataset })
      .fetch<Talk[]>(talkQuery, { me: id }, { perspective: 'raw' })
      .catch(emptyIfMissing),
    client.fetch<unknown>(releasesQuery, { me: id }, { perspective: 'raw' }),
  ]);
  return [
    ...entriesOfDocuments(documents, id),
    ...entriesOfTalk(talk, id),
    ...entriesOfReleases(releases, id),
  ];
};

const emptyIfMissing = (error: unknown): Talk[] => {
  if ((error as { statusCode?: number }).statusCode === 404) return [];
  throw error;
};

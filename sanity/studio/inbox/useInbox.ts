import { useActiveReleases } from 'sanity';
import type { InboxEntry } from '../../../lib/inbox/InboxEntry.ts';
import {
  entriesOfDocuments,
  entriesOfTalk,
  type WaitingDocument,
  waitingProjection,
} from '../../../lib/inbox/inboxEntries.ts';
import { waitingFilter } from '../../../lib/inbox/inboxFilters.ts';
import { entriesOfReleases } from '../../../lib/releases/missedReleases.ts';
import { usePerson } from '../actions/usePerson.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { useTalk } from './useTalk.ts';

/** More are counted and not shown. */
const maxShownDocuments = 200;

/** What waits for the user, newest first. Undefined until it is known. */
export const useInbox = (): InboxEntry[] | undefined => {
  const person = usePerson();
  const talk = useTalk(person);
  const filter = waitingFilter(person.mayPublish);
  const documents = useListenedQuery<WaitingDocument[]>(
    `*[${filter}] | order(_updatedAt desc) [0...${maxShownDocuments}] ${waitingProjection}`,
    { me: person.id },
    { listenTo: filter },
  );
  const releases = useActiveReleases();
  if (!talk || !documents) return undefined;
  return [
    ...entriesOfDocuments(documents, person.id),
    ...entriesOfTalk(talk, person.id),
    ...entriesOfReleases(releases.data, person.id),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
};

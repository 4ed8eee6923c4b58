import { useActiveReleases } from 'sanity';
import type { InboxEntry } from '../../../lib/inbox/InboxEntry.ts';
import { entriesOfDocuments, entriesOfTalk, type WaitingDocument } from '../../../lib/inbox/inboxEntries.ts';
import { waitingFilter } from '../../../lib/inbox/inboxFilters.ts';
import { type Counted, hiddenIn, inboxQuery } from '../../../lib/inbox/inboxQuery.ts';
import { entriesOfReleases } from '../../../lib/releases/missedReleases.ts';
import { usePerson } from '../actions/usePerson.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { useTalk } from './useTalk.ts';

type Inbox = {
  /** Newest first. */
  entries: InboxEntry[];
  /** The number of older ones that are not among them. */
  hidden: number;
};

/** What waits for the user. Undefined until it is known. */
export const useInbox = (): Inbox | undefined => {
  const person = usePerson();
  const talk = useTalk(person);
  const filter = waitingFilter(person.mayPublish);
  const documents = useListenedQuery<Counted<WaitingDocument>>(
    inboxQuery(filter),
    { me: person.id },
    { listenTo: filter },
  );
  const releases = useActiveReleases();
  if (!talk || !documents) return undefined;
  const entries = [
    ...entriesOfDocuments(documents.shown, person.id),
    ...entriesOfTalk(talk.shown, person.id),
    ...entriesOfReleases(releases.data, person.id),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
  return { entries, hidden: hiddenIn(documents) + hiddenIn(talk) };
};

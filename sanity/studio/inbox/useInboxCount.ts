import { useActiveReleases } from 'sanity';
import { waitingFilter } from '../../../lib/inbox/inboxFilters.ts';
import { entriesOfReleases } from '../../../lib/releases/missedReleases.ts';
import { usePerson } from '../actions/usePerson.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { useTalk } from './useTalk.ts';

/** The number of entries that wait for the user; undefined until it is known. */
export const useInboxCount = (): number | undefined => {
  const person = usePerson();
  const filter = waitingFilter(person.mayPublish);
  const documents = useListenedQuery<number>(`count(*[${filter}])`, { me: person.id }, { membersOf: filter });
  const talk = useTalk(person);
  const releases = useActiveReleases();
  const missed = entriesOfReleases(releases.data, person.id).length;
  return documents === undefined || !talk ? undefined : documents + talk.total + missed;
};

import { Card, Stack } from '@sanity/ui';
import { useActiveReleases } from 'sanity';
import type { InboxEntry } from '../../../lib/inbox/InboxEntry.ts';
import { type WaitingDocument, waitingProjection } from '../../../lib/inbox/inboxEntries.ts';
import { missedEntries } from '../../../lib/inbox/missedEntries.ts';
import { entryOfRelease, missedReleasesIn } from '../../../lib/releases/missedReleases.ts';
import { InboxRow } from '../inbox/InboxRow.tsx';
import { PaneLine } from '../inbox/PaneLine.tsx';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { useMissedPlans } from '../planning/usePlans.ts';
import { missed } from './lists.ts';

/** More are counted and not shown. */
const maxShown = 200;

/** What missed its time, the last first: stories, corrections, releases and planned stories. */
const useMissed = (): InboxEntry[] | undefined => {
  const documents = useListenedQuery<WaitingDocument[]>(
    `*[${missed.filter}] | order(_updatedAt desc) [0...${maxShown}] ${waitingProjection}`,
    missed.params,
    { listenTo: missed.filter },
  );
  const releases = missedReleasesIn(useActiveReleases().data);
  const plans = useMissedPlans();
  return (
    documents &&
    plans &&
    [...missedEntries(documents), ...releases.map(entryOfRelease), ...plans].toSorted((a, b) =>
      b.at.localeCompare(a.at),
    )
  );
};

/** The list of what missed its time, with the reasons. An entry opens its document, plan or release. */
export const MissedPane = () => {
  const entries = useMissed();
  const timeZone = useNewsroomZone() ?? 'UTC';
  if (!entries) return <PaneLine text="Loading…" />;
  if (entries.length === 0) return <PaneLine text="Nothing missed its time." />;
  return (
    <Card height="fill" overflow="auto">
      <Stack as="ul" gap={0} paddingY={3} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
        {entries.map((entry) => (
          <li key={entry.key}>
            <InboxRow entry={entry} timeZone={timeZone} />
          </li>
        ))}
      </Stack>
    </Card>
  );
};

/** How many missed their time; undefined until it is known. */
export const useMissedCount = (): number | undefined => {
  const documents = useListenedQuery<number>(`count(*[${missed.filter}])`, missed.params, {
    membersOf: missed.filter,
  });
  const releases = missedReleasesIn(useActiveReleases().data).length;
  const plans = useMissedPlans()?.length;
  return documents === undefined || plans === undefined ? undefined : documents + releases + plans;
};

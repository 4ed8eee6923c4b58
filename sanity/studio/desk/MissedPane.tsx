import { Box, Card, Stack } from '@sanity/ui';
import { useActiveReleases } from 'sanity';
import type { InboxEntry } from '../../../lib/inbox/InboxEntry.ts';
import type { WaitingDocument } from '../../../lib/inbox/inboxEntries.ts';
import { type Counted, hiddenIn, inboxQuery } from '../../../lib/inbox/inboxQuery.ts';
import { missedEntries } from '../../../lib/inbox/missedEntries.ts';
import { entryOfRelease, missedReleasesIn } from '../../../lib/releases/missedReleases.ts';
import { InboxRow } from '../inbox/InboxRow.tsx';
import { MoreLine } from '../inbox/MoreLine.tsx';
import { PaneLine } from '../inbox/PaneLine.tsx';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { useMissedPlans } from '../planning/usePlans.ts';
import { missed } from './lists.ts';

type Missed = { entries: InboxEntry[]; hidden: number };

/** What missed its time, the last first: stories, corrections, releases and planned stories. */
const useMissed = (): Missed | undefined => {
  const documents = useListenedQuery<Counted<WaitingDocument>>(inboxQuery(missed.filter), missed.params, {
    listenTo: missed.filter,
  });
  const releases = missedReleasesIn(useActiveReleases().data);
  const plans = useMissedPlans();
  if (!documents || !plans) return undefined;
  const entries = [...missedEntries(documents.shown), ...releases.map(entryOfRelease), ...plans.shown];
  return {
    entries: entries.toSorted((a, b) => b.at.localeCompare(a.at)),
    hidden: hiddenIn(documents) + hiddenIn(plans),
  };
};

/** The list of what missed its time, with the reasons. An entry opens its document, plan or release. */
export const MissedPane = () => {
  const found = useMissed();
  const timeZone = useNewsroomZone() ?? 'UTC';
  if (!found) return <PaneLine text="Loading…" />;
  const { entries, hidden } = found;
  if (entries.length === 0) return <PaneLine text="Nothing missed its time." />;
  return (
    <Card height="fill" overflow="auto">
      {hidden > 0 && (
        <Box paddingTop={4}>
          <MoreLine hidden={hidden} lists={[]} />
        </Box>
      )}
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
  const plans = useMissedPlans()?.total;
  return documents === undefined || plans === undefined ? undefined : documents + releases + plans;
};

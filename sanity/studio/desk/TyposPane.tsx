import { Box, Card, Stack } from '@sanity/ui';
import { type Counted, hiddenIn } from '../../../lib/inbox/inboxQuery.ts';
import { type TypoFix, typoEntries, typosQuery } from '../../../lib/inbox/typoEntries.ts';
import { InboxRow } from '../inbox/InboxRow.tsx';
import { MoreLine } from '../inbox/MoreLine.tsx';
import { PaneLine } from '../inbox/PaneLine.tsx';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { typosToLookOver } from './lists.ts';

const { filter, params } = typosToLookOver;

/** The typo fixes that no second editor has looked over, the last first. An entry opens its correction. */
export const TyposPane = () => {
  const found = useListenedQuery<Counted<TypoFix>>(typosQuery(filter), params, { listenTo: filter });
  const timeZone = useNewsroomZone() ?? 'UTC';
  if (!found) return <PaneLine text="Loading…" />;
  if (found.shown.length === 0) return <PaneLine text="Every typo fix has been looked over." />;
  const hidden = hiddenIn(found);
  return (
    <Card height="fill" overflow="auto">
      {hidden > 0 && (
        <Box paddingTop={4}>
          <MoreLine hidden={hidden} lists={[]} />
        </Box>
      )}
      <Stack as="ul" gap={0} paddingY={3} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
        {typoEntries(found.shown).map((entry) => (
          <li key={entry.key}>
            <InboxRow entry={entry} timeZone={timeZone} />
          </li>
        ))}
      </Stack>
    </Card>
  );
};

import { AddIcon } from '@sanity/icons/Add';
import { Box, Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { useCallback, useEffect } from 'react';
import { IntentLink } from 'sanity/router';
import { usePaneRouter } from 'sanity/structure';
import { PaneLine } from '../inbox/PaneLine.tsx';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { EntryRow, type ListedEntry } from './EntryRow.tsx';
import { useBeginEntry } from './useEntryAddress.ts';

/** The newest entries. Older ones are found by Studio's search and on the page. */
const entriesQuery = `*[_type == "liveEntry" && story._ref == $storyId]
  | order(coalesce(firstPublishedAt, _createdAt) desc)[0...100]{
    _id, _originalId, headline, "body": body[_type == "block"][0...2]{children[]{text}},
    firstPublishedAt, withdrawnAt, withdrawal, "correction": waitingCorrection->{status, kind, scheduledFor}, missedSchedule, isKey, isPinned, endsCoverage, "authors": bylines[]->name
  }`;

const storyQuery = '*[_type == "article" && _id == $storyId][0]{headline, firstPublishedAt, liveEndedAt}';

type Story = { headline?: string; firstPublishedAt?: string; liveEndedAt?: string } | null;

type Props = { options?: { storyId?: string } };

/** The entries of a live story, newest first. An entry opens beside the list; Control, Alt and N begin a new one. */
export const LivePane = ({ options }: Props) => {
  const storyId = options?.storyId ?? '';
  const story = useListenedQuery<Story>(storyQuery, { storyId });
  const entries = useListenedQuery<ListedEntry[]>(entriesQuery, { storyId });
  const timeZone = useNewsroomZone() ?? 'UTC';
  const { routerPanesState, groupIndex } = usePaneRouter();
  const beginIn = useBeginEntry();
  const isOnAir = Boolean(story?.firstPublishedAt && !story.liveEndedAt);
  const begin = useCallback(() => beginIn(storyId)(), [beginIn, storyId]);
  useNewEntryKey(isOnAir ? begin : null);
  if (story === undefined || entries === undefined) return <PaneLine text="Loading…" />;
  const openId = routerPanesState[groupIndex + 1]?.[0]?.id;
  return (
    <Card height="fill" overflow="auto">
      <Stack gap={4} padding={4}>
        <Text size={1} weight="medium">
          <span dir="auto">{story?.headline}</span>
        </Text>
        <Text size={1} muted>
          {stateWords(story)}{' '}
          <IntentLink
            intent="edit"
            params={{ id: storyId, type: 'article' }}
            style={{ textDecoration: 'underline' }}
          >
            Open the story
          </IntentLink>
        </Text>
        <Flex>
          <Button
            icon={AddIcon}
            text="New entry"
            title="Or press Ctrl, Alt and N"
            aria-keyshortcuts="Control+Alt+N"
            tone="primary"
            disabled={!isOnAir}
            onClick={begin}
          />
        </Flex>
      </Stack>
      {entries.length === 0 && <PaneLine text="No entry yet." />}
      <Box as="ul" aria-label="Entries" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {entries.map((entry) => (
          <li key={entry._id}>
            <EntryRow entry={entry} timeZone={timeZone} isOpen={entry._id === openId} />
          </li>
        ))}
      </Box>
    </Card>
  );
};

const stateWords = (story: Story): string => {
  if (!story) return 'There is no such story.';
  if (!story.firstPublishedAt) return 'Publish the story first: its entries go live on its page.';
  return story.liveEndedAt
    ? 'The coverage has ended.'
    : 'On air: an entry is live as soon as it is published.';
};

/** Acts on Control, Alt and N, also while somebody types: a letter alone may be the first of what is typed for a form. */
const useNewEntryKey = (act: (() => void) | null) => {
  useEffect(() => {
    if (!act) return;
    const onKey = (event: KeyboardEvent) => {
      const isAsked = event.ctrlKey && event.altKey && !event.getModifierState('AltGraph');
      if (!isAsked || event.code !== 'KeyN' || event.repeat) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [act]);
};

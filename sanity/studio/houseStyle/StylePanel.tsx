import { Box, Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { uuid } from '@sanity/uuid';
import { useId } from 'react';
import { type DocumentInspectorProps, getPublishedId } from 'sanity';
import { DocumentInspectorHeader } from 'sanity/structure';
import { maxFindings } from '../../../lib/houseStyle/checkStory.ts';
import { type Finding, findingKinds } from '../../../lib/houseStyle/Finding.ts';
import type { IgnoredFinding } from '../../../lib/houseStyle/ignoredFindings.ts';
import { titleOf } from '../../../lib/vocabulary.ts';
import { FindingRow } from './FindingRow.tsx';
import { type StoryStyle, storyStyleOf } from './StoryStyle.ts';
import { applyFinding, heedFinding, ignoreFinding, showFinding } from './styleEdits.ts';
import { useStoryStyle } from './useStoryStyle.ts';

/** The panel beside a story: what house style found, what the story ignores, and what is not checked. */
export const StylePanel = ({ documentId, onClose }: DocumentInspectorProps) => {
  const id = getPublishedId(documentId);
  const style = storyStyleOf(id);
  const { kind, findings, ignored, count, isEnglish } = useStoryStyle(id);
  const blocking = findings.filter(({ blocks }) => blocks);
  const others = findings.filter(({ blocks }) => !blocks);
  return (
    <Flex direction="column" height="fill" overflow="hidden" data-testid="house-style">
      <DocumentInspectorHeader
        as="header"
        flex="none"
        title="House style"
        closeButtonLabel="Close house style"
        onClose={onClose}
      />
      <Box flex={1} overflow="auto" padding={3}>
        <Stack gap={4}>
          <Text size={1} muted role="status">
            {statusText(kind, count, ignored.length)}
          </Text>
          {!isEnglish && (
            <Text size={1} muted>
              This story is not in English: only the list of words is checked.
            </Text>
          )}
          <Findings title="Blocks publishing" findings={blocking} style={style} onClose={onClose} />
          <Findings title="To check" findings={others} style={style} onClose={onClose} />
          {count > findings.length && (
            <Text size={1} muted>
              {`${count - findings.length} more are not listed. The list has ${maxFindings} at most.`}
            </Text>
          )}
          <Ignored ignored={ignored} style={style} />
        </Stack>
      </Box>
    </Flex>
  );
};

const statusText = (kind: string, count: number, ignored: number): string => {
  if (kind === 'waiting') return 'The story is being checked.';
  if (kind === 'stopped')
    return 'The check took too long and was stopped. It runs again after the next change.';
  if (count > 0) return count === 1 ? '1 finding' : `${count.toLocaleString('en')} findings`;
  return ignored > 0 ? 'Nothing else to check.' : 'Nothing to check.';
};

type FindingsProps = { title: string; findings: Finding[]; style: StoryStyle; onClose(): void };

/** On a phone the panel covers the story. */
const phone = '(max-width: 599px)';

const keyOf = ({ place: { path, block, slot }, from, kind, topic }: Finding): string =>
  [path, block, slot, from, kind, topic].join(' ');

const Findings = ({ title, findings, style, onClose }: FindingsProps) => {
  const id = useId();
  if (findings.length === 0) return null;
  const show = (finding: Finding) => {
    if (window.matchMedia(phone).matches) onClose();
    showFinding(style, finding);
  };
  return (
    <section aria-labelledby={id}>
      <Stack gap={3}>
        <Text as="h2" size={1} weight="semibold" id={id}>
          {title}
        </Text>
        <Stack as="ul" gap={2}>
          {findings.map((finding) => (
            <FindingRow
              key={keyOf(finding)}
              finding={finding}
              isReadOnly={style.form?.isReadOnly ?? true}
              onShow={() => show(finding)}
              onApply={() => applyFinding(style, finding)}
              onIgnore={() => ignoreFinding(style, finding, uuid())}
            />
          ))}
        </Stack>
      </Stack>
    </section>
  );
};

const Ignored = ({ ignored, style }: { ignored: readonly IgnoredFinding[]; style: StoryStyle }) => {
  const id = useId();
  if (ignored.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Stack gap={3}>
        <Text as="h2" size={1} weight="semibold" id={id}>
          Ignored in this story
        </Text>
        <Stack as="ul" gap={1}>
          {ignored.map((one) => (
            <Card as="li" key={one._key} paddingX={3}>
              <Flex align="center" gap={3} justify="space-between">
                <Text size={1} style={{ overflowWrap: 'anywhere' }}>
                  {titleOf(findingKinds, one.kind)}: “{one.passage}”
                </Text>
                {!style.form?.isReadOnly && (
                  <Button
                    mode="bleed"
                    fontSize={1}
                    padding={2}
                    text="Show again"
                    aria-label={`Show again: ${one.passage}`}
                    onClick={() => heedFinding(style, one)}
                  />
                )}
              </Flex>
            </Card>
          ))}
        </Stack>
      </Stack>
    </section>
  );
};

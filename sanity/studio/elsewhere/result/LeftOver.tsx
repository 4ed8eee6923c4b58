import { Box, Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { useState } from 'react';
import type { Note } from '../../../../lib/import/account/ImportReport.ts';
import type { Imported } from '../../../../lib/import/importArticle.ts';
import { listedDay } from '../../newsroom/newsroomTime.ts';
import { PutIn, type PuttingIn } from './PutIn.tsx';
import { Summary } from './Summary.ts';

/** More at once make the page slow and are read by nobody. */
const maxShown = 30;
const maxCharacters = 400;

type Props = PuttingIn & { imported: Imported };

/** What has no place in the draft, with the reason. A person puts it into the text or leaves it. */
export const LeftOver = ({ imported, ...puttingIn }: Props) => {
  const { report, publishedAt } = imported;
  const rest = restOf(imported);
  const around = report.unplaced.filter(({ reason }) => reason === outside);
  const isNothing = rest.length + around.length + report.dropped.length === 0;
  return (
    <Stack gap={5}>
      <Stack gap={4}>
        <Text size={1} muted>
          {isNothing
            ? 'Nothing: every word has its place.'
            : 'Every word that is not in the draft is here. What you do not put in stays out.'}
        </Text>
        {publishedAt !== null && (
          <Text size={1} muted>
            Published there on <time dateTime={publishedAt}>{listedDay(publishedAt)}</time>. The draft gets
            its own date when it goes live.
          </Text>
        )}
      </Stack>
      <Notes notes={rest} {...puttingIn} />
      <Folded title="Elsewhere on the page" notes={around} {...puttingIn} />
      <Folded title="Not part of a story" notes={report.dropped} {...puttingIn} />
    </Stack>
  );
};

/** The pieces that a person should read. */
export const restOf = ({ report }: Imported): Note[] =>
  report.unplaced.filter(({ reason, isMissing }) => reason !== outside && !isMissing);

const outside = 'it is outside the story';

type ListProps = PuttingIn & { notes: Note[] };

/** Pieces that are seldom wanted. Those that were put in are counted. */
const Folded = ({ title, notes, ...puttingIn }: ListProps & { title: string }) => {
  if (notes.length === 0) return null;
  const count = notes.filter((note) => puttingIn.placed.has(note)).length;
  return (
    <details>
      <Summary>
        {title} ({notes.length}
        {count > 0 && `, ${count} put in`})
      </Summary>
      <Box paddingTop={4}>
        <Notes notes={notes} {...puttingIn} />
      </Box>
    </details>
  );
};

const Notes = ({ notes, ...puttingIn }: ListProps) => {
  const [shown, setShown] = useState(maxShown);
  return (
    <Stack gap={3}>
      {notes.slice(0, shown).map((note, index) => (
        <Piece
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change
          key={index}
          note={note}
          {...puttingIn}
        />
      ))}
      {notes.length > shown && (
        <Button
          mode="ghost"
          text={`Show ${Math.min(maxShown * 10, notes.length - shown)} more`}
          onClick={() => setShown(shown + maxShown * 10)}
        />
      )}
    </Stack>
  );
};

const Piece = ({ note, ...puttingIn }: PuttingIn & { note: Note }) => (
  <Card border radius={1} padding={3} tone={puttingIn.placed.has(note) ? 'positive' : 'default'}>
    <Flex gap={3} align="flex-start">
      <Box flex={1} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Stack gap={3}>
          <Text size={1}>
            {note.text.length > maxCharacters ? `${note.text.slice(0, maxCharacters)}…` : note.text}
          </Text>
          <Text size={1} muted>
            {note.reason}
          </Text>
        </Stack>
      </Box>
      <PutIn note={note} {...puttingIn} />
    </Flex>
  </Card>
);

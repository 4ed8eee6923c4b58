import { Card, Stack, Text } from '@sanity/ui';
import { type CorrectionKind, correctionKinds } from '../../../lib/corrections/vocabulary.ts';
import { formatInstant } from '../../../lib/dates/newsroomDate.ts';
import { titleOf } from '../../../lib/vocabulary.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';

type Props = {
  kind: CorrectionKind;
  note: string;
  /** When it goes live, ISO 8601. Null: when it is approved. */
  at: string | null;
  /** The id of the published note that it replaces, or null. */
  supersedes: string | null;
};

/** The editor’s red pencil, as beside a note on the site. */
const pencilRule = { borderInlineStart: '2px solid var(--card-badge-critical-fg-color)' };

type Replaced = { kind: CorrectionKind; note: string; publishedAt: string };

const replacedQuery = '*[_id == $id][0]{ kind, note, publishedAt }';

/** The note as readers will see it, and the note that it replaces. */
export const NotePreview = ({ kind, note, at, supersedes }: Props) => {
  const zone = useNewsroomZone() ?? 'UTC';
  const replaced = useListenedQuery<Replaced | null>(supersedes ? replacedQuery : null, {
    id: supersedes ?? '',
  });
  const headOf = (titled: CorrectionKind, instant: string) =>
    `${titleOf(correctionKinds, titled)}, ${formatInstant(instant, { timeZone: zone, language: 'en' })}:`;
  return (
    <Stack gap={3}>
      <Text size={1} muted>
        As readers will see it
      </Text>
      <Card paddingX={4} paddingY={2} style={pencilRule}>
        <Text size={2} style={{ lineHeight: 1.5, overflowWrap: 'anywhere' }}>
          <strong>{headOf(kind, at ?? new Date().toISOString())}</strong>{' '}
          {note.trim() || <em>The note is still empty.</em>}
        </Text>
      </Card>
      {replaced && (
        <>
          <Text size={1} muted>
            It replaces this note, which stays in the log
          </Text>
          <Card paddingX={4} paddingY={2} style={pencilRule}>
            <Text size={2} style={{ lineHeight: 1.5, overflowWrap: 'anywhere' }}>
              <del>
                <strong>{headOf(replaced.kind, replaced.publishedAt)}</strong> {replaced.note}
              </del>
            </Text>
          </Card>
        </>
      )}
    </Stack>
  );
};

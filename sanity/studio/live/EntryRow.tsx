import { Stack, Text } from '@sanity/ui';
import { usePaneRouter } from 'sanity/structure';
import { styled } from 'styled-components';
import type { WaitingCorrection } from '../../../lib/corrections/state/waitingWords.ts';
import { formatAppointment, onDesk } from '../../../lib/dates/newsroomDate.ts';
import { entryStatusLine } from '../../../lib/live/entryStatusLine.ts';
import { openingWords } from '../../../lib/live/openingWords.ts';

/** An entry as the list reads it: its draft, if it has one. */
export type ListedEntry = {
  _id: string;
  _originalId: string | null;
  headline: string | null;
  body: unknown;
  firstPublishedAt: string | null;
  withdrawnAt: string | null;
  withdrawal: object | null;
  correction: WaitingCorrection | null;
  missedSchedule: object | null;
  isKey: boolean | null;
  isPinned: boolean | null;
  endsCoverage: boolean | null;
  authors: (string | null)[] | null;
};

const Row = styled.div`
  border-top: 1px solid var(--card-border-color);
  & > a {
    color: inherit;
    display: block;
    padding: 0.75rem 1.25rem;
    overflow-wrap: anywhere;
    text-decoration: none;
  }
  & > a:hover,
  & > a[data-selected='true'] {
    background: var(--card-muted-bg-color);
  }
  & > a:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: -2px;
  }
`;

type Props = { entry: ListedEntry; timeZone: string; isOpen: boolean };

/** One entry: its time and state, its headline or first words, and who wrote it. */
export const EntryRow = ({ entry, timeZone, isOpen }: Props) => {
  const { ChildLink } = usePaneRouter();
  const { headline, body, firstPublishedAt, authors } = entry;
  const isDraft = (entry._originalId ?? entry._id).startsWith('drafts.');
  const now = new Date().toISOString();
  const zone = onDesk(timeZone);
  return (
    <Row>
      <ChildLink childId={entry._id} data-selected={isOpen}>
        <Stack gap={3}>
          <Text size={0} muted>
            {firstPublishedAt && (
              <>
                <time dateTime={firstPublishedAt}>{formatAppointment(firstPublishedAt, now, zone)}</time>
                {' · '}
              </>
            )}
            {entryStatusLine({ ...entry, isDraft })}
          </Text>
          <Text size={1} weight={headline ? 'medium' : 'regular'}>
            <span dir="auto">{headline || openingWords(body) || 'Empty entry'}</span>
          </Text>
          {authors && authors.length > 0 && (
            <Text size={0} muted>
              {authors.filter(Boolean).join(', ')}
            </Text>
          )}
        </Stack>
      </ChildLink>
    </Row>
  );
};

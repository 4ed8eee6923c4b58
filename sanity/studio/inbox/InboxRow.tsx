import { Stack, Text } from '@sanity/ui';
import type { ReactNode } from 'react';
import { useUser } from 'sanity';
import { IntentLink, useRouter } from 'sanity/router';
import { usePaneRouter } from 'sanity/structure';
import { styled } from 'styled-components';
import { formatAppointment, onDesk } from '../../../lib/dates/newsroomDate.ts';
import { type InboxEntry, inboxWords } from '../../../lib/inbox/InboxEntry.ts';

const Row = styled.div`
  & > a,
  & > button {
    appearance: none;
    background: none;
    border: 0;
    box-sizing: border-box;
    color: inherit;
    cursor: pointer;
    display: block;
    font: inherit;
    padding: 0.75rem 1.25rem;
    overflow-wrap: anywhere;
    text-align: start;
    text-decoration: none;
    width: 100%;
  }
  & > a:hover,
  & > button:hover {
    background: var(--card-muted-bg-color);
  }
  & > a:focus-visible,
  & > button:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: -2px;
  }
`;

type Props = { entry: InboxEntry; timeZone: string };

/** One entry: why it waits, its headline, and what the other person wrote. */
export const InboxRow = ({ entry, timeZone }: Props) => {
  const [user] = useUser(entry.by ?? '');
  const zone = onDesk(timeZone);
  const facts = [inboxWords[entry.kind], user?.displayName].filter(Boolean).join(' · ');
  return (
    <Row>
      <Opener opens={entry.opens}>
        <Stack gap={3} style={{ maxWidth: '44rem' }}>
          <Text size={0} muted>
            {facts} ·{' '}
            <time dateTime={entry.at}>{formatAppointment(entry.at, new Date().toISOString(), zone)}</time>
          </Text>
          <Text size={1} weight="medium">
            {entry.title}
          </Text>
          {entry.reason && (
            <Text size={1} muted>
              <span style={clamped}>{entry.reason}</span>
            </Text>
          )}
        </Stack>
      </Opener>
    </Row>
  );
};

/** The whole reason is in the story. */
const clamped = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 3,
  overflow: 'hidden',
} as const;

/** A link to the document beside this list, or a button for a task, which Studio shows in its own panel. */
const Opener = ({ opens, children }: { opens: InboxEntry['opens']; children: ReactNode }) => {
  const { ChildLink } = usePaneRouter();
  const { navigate } = useRouter();
  if (opens.kind === 'task') {
    const stickyParams = { sidebar: 'tasks', viewMode: 'edit', selectedTask: opens.id };
    return (
      <button type="button" onClick={() => navigate({ stickyParams })}>
        {children}
      </button>
    );
  }
  if (opens.kind === 'release')
    return (
      <IntentLink intent="release" params={{ id: opens.name }}>
        {children}
      </IntentLink>
    );
  const { id, type, comment } = opens;
  return (
    <ChildLink
      childId={id}
      childParameters={{ type, ...(comment && { inspect: 'sanity/comments', comment }) }}
    >
      {children}
    </ChildLink>
  );
};

import { Box, Card, Stack, Text } from '@sanity/ui';
import { inboxGroups } from '../../../lib/inbox/inboxGroups.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.ts';
import { InboxRow } from './InboxRow.tsx';
import { MailSwitch } from './MailSwitch.tsx';
import { PaneLine } from './PaneLine.tsx';
import { useInbox } from './useInbox.ts';

/** @param options.isMailed whether this newsroom has a mail server. */
type Props = { options?: { isMailed?: boolean } };

/** What waits for the user, in groups. An entry opens its story, comment or task. */
export const InboxPane = ({ options }: Props) => (
  <Card height="fill" overflow="auto">
    {options?.isMailed && <MailSwitch />}
    <Entries />
  </Card>
);

const Entries = () => {
  const entries = useInbox();
  const timeZone = useNewsroomZone() ?? 'UTC';
  if (!entries) return <PaneLine text="Loading…" />;
  if (entries.length === 0) return <PaneLine text="Nothing waits for you." />;
  return (
    <Stack gap={4} paddingY={4}>
      {inboxGroups(entries).map(({ title, entries: held }) => (
        <section key={title} aria-label={title}>
          <Box paddingX={4} paddingBottom={2}>
            <Text as="h2" size={1} weight="semibold" muted>
              {title} ({held.length.toLocaleString('en')})
            </Text>
          </Box>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {held.map((entry) => (
              <li key={entry.key}>
                <InboxRow entry={entry} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
};

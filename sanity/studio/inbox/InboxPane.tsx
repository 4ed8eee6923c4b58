import { Box, Card, Flex, Stack, Text } from '@sanity/ui';
import { inboxGroups } from '../../../lib/inbox/inboxGroups.ts';
import { useListLink } from '../newsroom/useListLink.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { OwnPassword } from '../people/OwnPassword.tsx';
import { InboxRow } from './InboxRow.tsx';
import { MailSwitch } from './MailSwitch.tsx';
import { MoreLine } from './MoreLine.tsx';
import { PaneLine } from './PaneLine.tsx';
import { useInbox } from './useInbox.ts';

type ListName = { id: string; title: string };

/**
 * @param options.isMailed whether this newsroom has a mail server.
 * @param options.hasPasswords whether people sign in with a password of this server.
 * @param options.lists the lists that have also what is not shown here.
 */
type Props = { options?: { isMailed?: boolean; hasPasswords?: boolean; lists?: ListName[] } };

/** What waits for the user, in groups. An entry opens its story, comment or task. */
export const InboxPane = ({ options }: Props) => (
  <Card height="fill" overflow="auto">
    <Flex align="center" justify="space-between" wrap="wrap" gap={2} paddingX={4} paddingTop={3}>
      {options?.isMailed && <MailSwitch />}
      {options?.hasPasswords && (
        // The words of the button, not its edge, are below the titles of the groups.
        <Box style={{ marginInline: '-0.5rem' }}>
          <OwnPassword />
        </Box>
      )}
    </Flex>
    <Entries lists={options?.lists ?? []} />
  </Card>
);

const Entries = ({ lists }: { lists: ListName[] }) => {
  const inbox = useInbox();
  const timeZone = useNewsroomZone() ?? 'UTC';
  if (!inbox) return <PaneLine text="Loading…" />;
  const { entries, hidden } = inbox;
  if (entries.length === 0) return <PaneLine text="Nothing waits for you." />;
  return (
    <Stack gap={4} paddingY={4}>
      <More hidden={hidden} lists={lists} />
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

const More = ({ hidden, lists }: { hidden: number; lists: ListName[] }) => {
  const linkTo = useListLink();
  return <MoreLine hidden={hidden} lists={lists.map(({ id, title }) => ({ title, ...linkTo(id) }))} />;
};

import { Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { useSetPerspective, useUser } from 'sanity';
import { usePerson } from '../usePerson.ts';
import { useReleaseTitle } from './useReleaseTitle.ts';

type Props = { release: string; by: string };

/** Above the draft of a story whose copy in a release waits for an editor. */
export const WaitingCopy = ({ release, by }: Props) => {
  const [user] = useUser(by);
  const { mayPublish } = usePerson();
  const title = useReleaseTitle(release);
  const setPerspective = useSetPerspective();
  return (
    <Card tone="caution" padding={4} radius={1} border data-testid="waiting-copy">
      <Stack gap={4}>
        <Stack gap={4} role="status">
          <Text weight="semibold">{`A copy of this story in the release “${title}” waits for an editor`}</Text>
          <Text size={1}>
            {mayPublish
              ? `${user?.displayName ?? 'Someone'} wrote it. Read it there and confirm it: until then the server refuses the release.`
              : 'What you change here does not change the copy.'}
          </Text>
        </Stack>
        <Flex>
          <Button mode="ghost" text="Open the copy" onClick={() => setPerspective(release)} />
        </Flex>
      </Stack>
    </Card>
  );
};

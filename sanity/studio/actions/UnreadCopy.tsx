import { Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { useUser } from 'sanity';
import { Problems } from '../dialogs/Problems.tsx';
import { confirmCopy } from '../requests/releaseRequest.ts';
import { useCommit } from './useCommit.ts';
import { usePerson } from './usePerson.ts';

type Props = { copy: { _id: string; _rev: string }; by: string };

/** Above a copy in a release that no editor has read since someone who cannot publish put it in or changed it. */
export const UnreadCopy = ({ copy, by }: Props) => {
  const [user] = useUser(by);
  const { mayPublish } = usePerson();
  const { isBusy, error, run } = useCommit();
  return (
    <Card tone="caution" padding={4} radius={1} border data-testid="unread-copy">
      <Stack gap={4}>
        <Stack gap={4} role="status">
          <Text weight="semibold">
            {`${user?.displayName ?? 'Someone'} put this into the release or changed it there`}
          </Text>
          <Text size={1}>
            The server refuses the release until an editor has read this copy and confirmed it.
          </Text>
        </Stack>
        <Problems problems={error ? [error] : []} />
        {mayPublish && (
          <Flex>
            <Button
              tone="primary"
              text="Confirm for the release"
              disabled={isBusy}
              onClick={() => void run(confirmCopy(copy), 'Confirmed. It goes live with the release.')}
            />
          </Flex>
        )}
      </Stack>
    </Card>
  );
};

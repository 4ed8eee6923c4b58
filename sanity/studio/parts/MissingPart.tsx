import { Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { useState } from 'react';
import { isServerThere } from './isServerThere.ts';

type Props = {
  title: string;
  /** True if the server is there and does not have the part: it was updated meanwhile. */
  isGone: boolean;
  onRetry(): void;
  onClose?: (() => void) | undefined;
};

/** In place of a part of Studio that could not be loaded. */
export const MissingPart = ({ title, isGone, onRetry, onClose }: Props) => {
  const [attempt, setAttempt] = useState<'none' | 'running' | 'failed'>('none');
  const tryAgain = async (): Promise<void> => {
    setAttempt('running');
    if (await isServerThere()) onRetry();
    else setAttempt('failed');
  };
  return (
    <Card padding={4} tone="caution" border radius={1} margin={4}>
      <Stack gap={4}>
        <Stack gap={4} role="alert">
          <Text as="h1" size={1} weight="semibold">
            “{title}” could not be loaded
          </Text>
          <Text size={1}>
            {isGone
              ? 'Studio was updated since you opened it. Reload the page: what you typed is kept.'
              : `This part of Studio comes from the server when it is opened for the first time, and the server ${
                  attempt === 'failed' ? 'still cannot be reached' : 'could not be reached'
                }. What you typed is kept, and is saved when the connection is back.`}
          </Text>
        </Stack>
        <Flex gap={2}>
          <Button
            mode="ghost"
            text={isGone ? 'Reload the page' : 'Try again'}
            loading={attempt === 'running'}
            onClick={() => void tryAgain()}
          />
          {onClose && <Button mode="bleed" text="Close" onClick={onClose} />}
        </Flex>
      </Stack>
    </Card>
  );
};

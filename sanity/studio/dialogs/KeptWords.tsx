import { Box, Button, Card, Flex, Text } from '@sanity/ui';
import { listedTime } from '../newsroom/newsroomTime.ts';

type Props = {
  /** When they were typed, ISO 8601, or null if that is not known. */
  at: string | null;
  onForget(): void;
};

/** Above the fields of a dialog: they have what was typed before it was closed. */
export const KeptWords = ({ at, onForget }: Props) => {
  const time = listedTime(at);
  return (
    <Card tone="primary" padding={3} radius={1} border role="status">
      <Flex align="center" gap={3} wrap="wrap">
        <Box flex={1} style={{ minWidth: '14rem' }}>
          <Text size={1}>
            {time ? `These are your words from ${time}.` : 'These are your words.'} They were kept when you
            closed the dialog.
          </Text>
        </Box>
        <Button mode="ghost" fontSize={1} padding={3} text="Begin again" onClick={onForget} />
      </Flex>
    </Card>
  );
};

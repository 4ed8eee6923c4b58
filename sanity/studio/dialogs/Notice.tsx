import { Box, Card, Stack, Text } from '@sanity/ui';

type Props = { tone: 'primary' | 'caution' | 'critical'; title: string; text: string };

/** A notice above a form. */
export const Notice = ({ tone, title, text }: Props) => (
  <Card tone={tone} padding={4} radius={1} border role="status">
    <Stack gap={2}>
      <Text weight="semibold">{title}</Text>
      {/* An old reason may be long. */}
      <Box overflow="auto" paddingY={2} style={{ maxBlockSize: '12rem' }}>
        <Text size={1}>{text}</Text>
      </Box>
    </Stack>
  </Card>
);

import { Box, Card, Stack, Text } from '@sanity/ui';
import type { ReactNode } from 'react';

type Props = {
  tone: 'primary' | 'caution' | 'critical';
  title: string;
  text: string;
  /** Below the text, such as a link. */
  children?: ReactNode;
};

/** A notice above a form. */
export const Notice = ({ tone, title, text, children }: Props) => (
  <Card tone={tone} padding={4} radius={1} border role="status">
    <Stack gap={2}>
      <Text weight="semibold">{title}</Text>
      {/* An old reason may be long. What scrolls has room for the strokes below its last line, which is not seen as a gap. */}
      <Box
        overflow="auto"
        paddingY={2}
        style={{ maxBlockSize: '12rem', marginBlockEnd: children ? 0 : '-0.5rem' }}
      >
        <Text size={1}>{text}</Text>
      </Box>
      {children}
    </Stack>
  </Card>
);

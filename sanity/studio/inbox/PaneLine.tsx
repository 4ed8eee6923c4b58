import { Box, Text } from '@sanity/ui';

/** What a list says while it has no entries. */
export const PaneLine = ({ text }: { text: string }) => (
  <Box padding={4}>
    <Text size={1} muted role="status">
      {text}
    </Text>
  </Box>
);

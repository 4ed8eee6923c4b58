import { Box, Stack, Text } from '@sanity/ui';
import { usePaneRouter } from 'sanity/structure';

/** Stands in for a document of a list that was deleted or discarded, or never stored. */
export const MissingDocument = () => {
  const { BackLink } = usePaneRouter();
  return (
    <Box padding={4}>
      <Stack gap={4}>
        <Text size={1} role="status">
          This document does not exist. It may have been deleted, or its changes discarded.
        </Text>
        {BackLink && (
          <Text size={1}>
            <BackLink>Back to the list</BackLink>
          </Text>
        )}
      </Stack>
    </Box>
  );
};

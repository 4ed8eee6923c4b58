import { Badge, Flex } from '@sanity/ui';

/** Marks a planned story that is not ready, although its time has passed. */
export const MissedMark = () => (
  <Flex>
    <Badge tone="critical" fontSize={0}>
      Missed
    </Badge>
  </Flex>
);

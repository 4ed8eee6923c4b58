import { Card, Stack, Text } from '@sanity/ui';

/** Why something cannot be done, read out at once. */
export const Refusal = ({ reasons }: { reasons: string[] }) =>
  reasons.length > 0 && (
    <Card tone="critical" padding={3} radius={1} role="alert">
      <Stack gap={3}>
        {reasons.map((reason) => (
          <Text key={reason} size={1}>
            {reason}
          </Text>
        ))}
      </Stack>
    </Card>
  );

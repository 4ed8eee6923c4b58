import { Card, Stack, Text } from '@sanity/ui';

/** Why an action is not possible, or failed. Screen readers announce them at once. */
export const Problems = ({ problems }: { problems: string[] }) =>
  problems.length > 0 && (
    <Card tone="critical" padding={3} radius={1} role="alert">
      <Stack gap={3}>
        {problems.map((problem) => (
          <Text key={problem} size={1}>
            {problem}
          </Text>
        ))}
      </Stack>
    </Card>
  );

import { Card, Stack, Text } from '@sanity/ui';

type Props = {
  problems: string[] /** `caution` for what is accepted all the same. */;
  tone?: 'critical' | 'caution';
};

/** Why an action is not possible, or failed. Screen readers announce them at once, and warnings after what they read. */
export const Problems = ({ problems, tone = 'critical' }: Props) =>
  problems.length > 0 && (
    <Card tone={tone} padding={3} radius={1} role={tone === 'critical' ? 'alert' : 'status'}>
      <Stack gap={3}>
        {problems.map((problem) => (
          <Text key={problem} size={1}>
            {problem}
          </Text>
        ))}
      </Stack>
    </Card>
  );

import { Card, Text } from '@sanity/ui';
import { type StringInputProps, useUser } from 'sanity';

/** Shows a user's name instead of the id. */
export const StaffName = ({ value }: StringInputProps) => {
  const [user] = useUser(value ?? '');
  return (
    <Card padding={3} radius={1} border tone="transparent">
      <Text size={1}>{user?.displayName ?? value ?? '–'}</Text>
    </Card>
  );
};

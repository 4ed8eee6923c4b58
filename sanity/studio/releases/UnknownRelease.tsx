import { Button, Card, Flex, Stack, Text } from '@sanity/ui';

type Props = { name: string; onLeave(): void };

/** In place of a tool: Studio would show empty lists and no form for a release that does not exist. */
export const UnknownRelease = ({ name, onLeave }: Props) => (
  <Card padding={4} tone="caution" border radius={1} margin={4}>
    <Stack gap={4}>
      <Stack gap={4} role="alert">
        <Text as="h1" size={1} weight="semibold" style={{ overflowWrap: 'anywhere' }}>
          There is no release “{name}”
        </Text>
        <Text size={1}>The address of this page asks for it. It was deleted, or the address is wrong.</Text>
      </Stack>
      <Flex>
        <Button mode="ghost" text="Show drafts" onClick={onLeave} />
      </Flex>
    </Stack>
  </Card>
);

import { Box, Card, Flex, Stack, Text } from '@sanity/ui';
import type { ReactNode } from 'react';

type Props = { title: string; subtitle: string; facts: string[]; warning?: string; children?: ReactNode };

/** One person or token of a list, and its button. */
export const Row = ({ title, subtitle, facts, warning, children }: Props) => (
  <Card as="li" borderTop paddingY={3} style={{ listStyle: 'none' }}>
    <Flex gap={3} align="center">
      <Box flex={1} style={{ minWidth: 0 }}>
        <Stack gap={2}>
          <Text size={1} weight="semibold" style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Text>
          {subtitle && (
            <Text size={1} muted style={{ overflowWrap: 'anywhere' }}>
              {subtitle}
            </Text>
          )}
          <Text size={1} muted>
            {facts.join(' · ')}
          </Text>
          {warning && <Text size={1}>{warning}</Text>}
        </Stack>
      </Box>
      {children}
    </Flex>
  </Card>
);

/** A titled list. `text` stands in for a list without entries. */
export const Rows = ({
  title,
  text,
  button,
  children,
}: {
  title: string;
  text: string;
  button?: ReactNode;
  children: ReactNode[];
}) => (
  <Stack as="section" gap={4}>
    <Flex align="center" justify="space-between" gap={3} wrap="wrap">
      <Text as="h2" size={2} weight="semibold">
        {title}
      </Text>
      {button}
    </Flex>
    {children.length > 0 ? (
      <ul style={{ margin: 0, padding: 0 }}>{children}</ul>
    ) : (
      <Text size={1} muted>
        {text}
      </Text>
    )}
  </Stack>
);

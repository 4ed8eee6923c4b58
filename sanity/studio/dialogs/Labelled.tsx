import { Stack, Text } from '@sanity/ui';
import type { ReactNode } from 'react';

type Props = { id: string; label: string; hint: string; children: ReactNode };

/** A field of a dialog with its label and hint. */
export const Labelled = ({ id, label, hint, children }: Props) => (
  <Stack gap={3}>
    <Text as="label" htmlFor={id} size={1} weight="semibold">
      {label}
    </Text>
    {hint && (
      <Text size={1} muted>
        {hint}
      </Text>
    )}
    {children}
  </Stack>
);

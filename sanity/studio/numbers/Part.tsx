import { Heading, Stack, Text } from '@sanity/ui';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** The charts of a part side by side where there is space. */
export const Charts = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
  gap: 2.5rem 2rem;
  min-inline-size: 0;
`;

/** A titled part of the page. */
export const Part = ({ title, text, children }: { title: string; text?: string; children: ReactNode }) => (
  <Stack as="section" gap={5} aria-label={title} style={{ minWidth: 0 }}>
    <Stack gap={4}>
      <Heading as="h2" size={1}>
        {title}
      </Heading>
      {text && (
        <Text size={1} muted>
          {text}
        </Text>
      )}
    </Stack>
    {children}
  </Stack>
);

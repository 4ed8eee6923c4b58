import { Box, Button, Flex, Stack, Text } from '@sanity/ui';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { Imported, OriginalLine } from '../../../../lib/import/importArticle.ts';
import { allFates, fates } from './fates.ts';
import { PutIn, type PuttingIn } from './PutIn.tsx';

/** More at once make Studio slow. */
const maxShown = 200;
const maxCharacters = 1_500;

type Props = PuttingIn & Pick<Imported, 'original'>;

/** The page line by line, in colours that say where each went. */
export const Original = ({ original, ...puttingIn }: Props) => {
  const [shown, setShown] = useState(maxShown);
  return (
    <Stack gap={4}>
      <Flex gap={4} wrap="wrap">
        {allFates.map((fate) => (
          <Line key={fate} data-fate={fate}>
            <Text size={1}>
              {fates[fate]} ({original.filter((line) => line.fate === fate).length})
            </Text>
          </Line>
        ))}
      </Flex>
      <Stack gap={2} role="list">
        {original.slice(0, shown).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the page does not change
          <Row key={index} line={line} {...puttingIn} />
        ))}
      </Stack>
      {original.length > shown && (
        <Button
          mode="ghost"
          text={`Show ${Math.min(maxShown, original.length - shown)} more lines`}
          onClick={() => setShown(shown + maxShown)}
        />
      )}
    </Stack>
  );
};

const Row = ({ line: { text, level, fate, note }, ...puttingIn }: PuttingIn & { line: OriginalLine }) => {
  const isPutIn = note !== null && puttingIn.placed.has(note);
  const shown = isPutIn ? 'placed' : fate;
  return (
    <Line
      role="listitem"
      data-fate={shown}
      aria-description={`${fates[shown]}${note ? `: ${note.reason}` : ''}`}
    >
      <Flex gap={3} align="flex-start">
        <Box flex={1} style={{ minWidth: 0, overflowWrap: 'anywhere' }} title={note?.reason}>
          <Text size={1} weight={level === null ? 'regular' : 'semibold'}>
            {text.length > maxCharacters ? `${text.slice(0, maxCharacters)}…` : text}
          </Text>
        </Box>
        {note && <PutIn note={note} {...puttingIn} />}
      </Flex>
    </Line>
  );
};

const Line = styled.div`
  --fate: var(--card-badge-positive-dot-color);
  border-inline-start: 3px solid var(--fate);
  background: color-mix(in srgb, var(--fate) 10%, transparent);
  padding: 0.5rem 0.6rem;
  &[data-fate='left'] {
    --fate: var(--card-badge-caution-dot-color);
    border-inline-start-style: dashed;
  }
  &[data-fate='dropped'] {
    --fate: var(--card-muted-fg-color);
    border-inline-start-style: dotted;
  }
  &[data-fate='dropped'] > div > [title] {
    text-decoration: line-through;
    text-decoration-color: var(--card-muted-fg-color);
  }
`;

import { Box, Button, Grid, Stack, Text } from '@sanity/ui';
import { useState } from 'react';
import type { ComparedRow } from '../../../lib/articles/comparison/StoryComparison.ts';
import { ComparedCell } from './ComparedCell.tsx';
import type { References } from './useReferences.ts';

/** More rows at once make the dialog slow. */
const maxRows = 150;

/** The rows of one part: changed items side by side, and how many unchanged ones are between them. */
export const ComparedRows = ({ rows, references }: { rows: ComparedRow[]; references: References }) => {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, maxRows);
  const keyed = shown.map((row, index) => ({ row, key: `row-${index}` }));
  return (
    <Stack gap={2}>
      {keyed.map(({ row, key }) => (
        <Row key={key} row={row} references={references} />
      ))}
      {shown.length < rows.length && (
        <Button mode="ghost" text={`Show all ${rows.length} rows`} onClick={() => setIsWhole(true)} />
      )}
    </Stack>
  );
};

const Row = ({ row, references }: { row: ComparedRow; references: References }) => {
  if (row.kind === 'kept') return <Aside text={`${row.count} unchanged`} />;
  if (row.kind === 'moved') return <Aside text={`Moved here, unchanged: ${row.text}`} />;
  const { kind, texts } = row;
  return (
    <Stack gap={2}>
      {kind === 'movedAndChanged' && <Aside text="Moved here, and changed:" />}
      <Grid gridTemplateColumns={[1, 1, 2]} gap={2}>
        <ComparedCell side="was" texts={texts} references={references} />
        <ComparedCell side="is" texts={texts} references={references} />
      </Grid>
      {texts.some(({ isCoarse }) => isCoarse) && (
        <Aside text="So much changed that this is shown whole, without marks on single words." />
      )}
    </Stack>
  );
};

const Aside = ({ text }: { text: string }) => (
  <Box paddingX={3} paddingY={1}>
    <Text size={1} muted>
      {text}
    </Text>
  </Box>
);

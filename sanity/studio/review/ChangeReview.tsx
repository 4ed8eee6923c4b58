import { Box, Grid, Heading, Stack, Text } from '@sanity/ui';
import { useId, useMemo } from 'react';
import type { StoredStory } from '../../../lib/articles/changes/readContent.ts';
import { compareStories, referencesIn } from '../../../lib/articles/comparison/compareStories.ts';
import type { ComparedPart } from '../../../lib/articles/comparison/StoryComparison.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { sideTitles } from './ComparedCell.tsx';
import { ComparedRows } from './ComparedRows.tsx';
import { type References, useReferences } from './useReferences.ts';
import { withEmbargoInWords } from './withEmbargoInWords.ts';

/** Everything that a draft changes of the published story, side by side, in reading order. */
export const ChangeReview = ({ live, draft }: { live: StoredStory; draft: StoredStory }) => {
  const ids = useMemo(() => referencesIn(live, draft), [live, draft]);
  const references = useReferences(ids);
  const timeZone = useNewsroomZone();
  const names = JSON.stringify(ids.map(references.nameOf));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `names` stands for `references`, which are new each time.
  const parts = useMemo(
    () => compareStories(...withEmbargoInWords(live, draft, timeZone), references.nameOf),
    [live, draft, names, timeZone],
  );
  if (parts.length === 0) return <Text muted>The text of the story does not change.</Text>;
  return (
    <Stack gap={4}>
      <Box display={['none', 'none', 'block']}>
        <Grid gridTemplateColumns={2} gap={2}>
          {Object.values(sideTitles).map((title) => (
            <Box key={title} paddingX={3}>
              <Text size={1} muted>
                {title}
              </Text>
            </Box>
          ))}
        </Grid>
      </Box>
      {parts.map((part) => (
        <Part key={part.name} part={part} references={references} />
      ))}
    </Stack>
  );
};

const Part = ({ part: { title, rows }, references }: { part: ComparedPart; references: References }) => {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Stack gap={3}>
        <Heading as="h3" size={0} id={id}>
          {title}
        </Heading>
        <ComparedRows rows={rows} references={references} />
      </Stack>
    </section>
  );
};

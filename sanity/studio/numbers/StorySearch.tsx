import { SearchIcon } from '@sanity/icons/Search';
import { Box, Card, Stack, Text } from '@sanity/ui';
import { Autocomplete } from '@sanity/ui/autocomplete';
import { useCallback, useEffect, useId, useState } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { Labelled } from '../dialogs/Labelled.tsx';
import { listedDay } from '../newsroom/newsroomTime.ts';
import { type FoundStory, findStories } from './stories.ts';
import { useAnswer } from './useAnswer.ts';

/** A search begins after this pause in the typing. */
const pauseMs = 250;

/** Finds a story by words of its headline. */
export const StorySearch = ({ onChoose }: { onChoose(slug: string): void }) => {
  const id = useId();
  const [typed, setTyped] = useState('');
  const { value: stories = [], isLoading } = useStories(typed);
  return (
    <Box style={{ maxWidth: '36rem' }}>
      <Labelled id={id} label="Story" hint="">
        <Autocomplete<{ value: string; story: FoundStory }>
          id={id}
          icon={SearchIcon}
          placeholder="Words of a headline"
          loading={isLoading}
          openButton
          options={stories.map((story) => ({ value: story.slug, story }))}
          filterOption={() => true}
          renderOption={({ story }) => <Option {...story} />}
          renderValue={(value, option) => option?.story.headline ?? value}
          onQueryChange={(query) => setTyped(query ?? '')}
          onSelect={onChoose}
        />
      </Labelled>
    </Box>
  );
};

const Option = ({ headline, firstPublishedAt }: FoundStory) => (
  <Card as="button" padding={3}>
    <Stack gap={2}>
      <Text size={1}>{headline}</Text>
      <Text size={1} muted>
        {listedDay(firstPublishedAt) ?? ''}
      </Text>
    </Stack>
  </Card>
);

const useStories = (typed: string) => {
  const client = useClient({ apiVersion });
  const [words, setWords] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const search = useCallback((signal: AbortSignal) => findStories(client, words, signal), [client, words]);
  return useAnswer(search);
};

import { SearchIcon } from '@sanity/icons/Search';
import { Heading, Stack, Text, TextInput } from '@sanity/ui';
import { useEffect, useState } from 'react';
import { type LiveStory, storyLine } from '../liveStories.ts';
import { BoardCard } from './BoardCard.tsx';
import { newStoryId } from './useBoard.ts';

const pageSize = 6;
/** A search begins after this pause in the typing. */
const pauseMs = 250;

type Props = {
  zone: string;
  /** Stories that have a place already. */
  placed: ReadonlySet<string>;
  /** Undefined while they load. */
  found: LiveStory[] | undefined;
  onSearch(words: string): void;
};

/** Live stories without a place, the newest or those that a search finds, to be dragged to one. */
export const StoriesToPlace = ({ zone, placed, found, onSearch }: Props) => {
  const [typed, setTyped] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onSearch(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  const stories = (found ?? []).filter(({ id }) => !placed.has(id)).slice(0, pageSize);
  return (
    <Stack gap={3}>
      <Heading as="h3" size={0}>
        Stories without a place
      </Heading>
      <TextInput
        icon={SearchIcon}
        fontSize={1}
        padding={2}
        type="search"
        aria-label="Words of a headline"
        placeholder="Words of a headline"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {stories.map((story) => (
        <BoardCard
          key={story.id}
          id={newStoryId(story.id)}
          story={story.id}
          title={story.headline ?? 'No headline'}
          line={storyLine(story, zone)}
        />
      ))}
      {stories.length === 0 && (
        <Text size={1} muted role="status">
          {whyEmpty(found, typed)}
        </Text>
      )}
    </Stack>
  );
};

const whyEmpty = (found: LiveStory[] | undefined, typed: string): string => {
  if (!found) return 'Loading…';
  const all = typed.trim() === '' ? 'The newest stories' : 'The stories with these words';
  if (found.length > 0) return `${all} all have a place. Search for others.`;
  return typed.trim() === '' ? 'No story is live.' : 'No live story has these words in its headline.';
};

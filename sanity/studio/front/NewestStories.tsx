import { Button, Flex, Stack, Text } from '@sanity/ui';
import { useState } from 'react';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { storyLine, useNewestStories } from './liveStories.ts';

const pageSize = 8;

type Props = {
  /** Stories that have a place already. */
  placed: ReadonlySet<string>;
  onChoose(id: string): void;
};

/** The newest stories without a place on the front, to choose without a search. */
export const NewestStories = (props: Props) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Stack gap={3}>
      <Flex>
        <Button
          mode="bleed"
          fontSize={1}
          padding={2}
          text="Newest stories"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        />
      </Flex>
      {isOpen && <Choices {...props} />}
    </Stack>
  );
};

const Choices = ({ placed, onChoose }: Props) => {
  const zone = useNewsroomZone();
  const stories = useNewestStories();
  if (!stories || !zone) return <Line text="Loading…" />;
  const shown = stories.filter(({ id }) => !placed.has(id)).slice(0, pageSize);
  if (shown.length === 0) return <Line text="No other story is live." />;
  return (
    <Stack as="ul" gap={1} style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {shown.map((story) => (
        <li key={story.id}>
          <Button
            mode="bleed"
            padding={2}
            width="fill"
            justify="flex-start"
            onClick={() => onChoose(story.id)}
          >
            <Stack gap={2}>
              <Text size={1} weight="medium">
                {story.headline ?? 'No headline'}
              </Text>
              <Text size={1} muted>
                {storyLine(story, zone)}
              </Text>
            </Stack>
          </Button>
        </li>
      ))}
    </Stack>
  );
};

const Line = ({ text }: { text: string }) => (
  <Text size={1} muted role="status">
    {text}
  </Text>
);

import { Button, Flex, Stack, Text } from '@sanity/ui';
import { useState } from 'react';
import { newsroomTime } from '../newsroom/newsroomTime.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { liveStories } from './liveStories.ts';

type Newest = { id: string; headline: string | null; section: string | null; at: string };

const maxNewest = 30;
const pageSize = 8;

const newestQuery = `*[_type == "article" && ${liveStories}] | order(firstPublishedAt desc)[0...${maxNewest}]{
  "id": _id, headline, "section": section->title, "at": firstPublishedAt
}`;

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
  const stories = useListenedQuery<Newest[]>(newestQuery, {}, { perspective: 'published' });
  if (!stories || !zone) return <Line text="Loading…" />;
  const shown = stories.filter(({ id }) => !placed.has(id)).slice(0, pageSize);
  if (shown.length === 0) return <Line text="No other story is live." />;
  return (
    <Stack as="ul" gap={1} style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {shown.map(({ id, headline, section, at }) => (
        <li key={id}>
          <Button mode="bleed" padding={2} width="fill" justify="flex-start" onClick={() => onChoose(id)}>
            <Stack gap={2}>
              <Text size={1} weight="medium">
                {headline ?? 'No headline'}
              </Text>
              <Text size={1} muted>
                {[section, newsroomTime(at, zone)].filter(Boolean).join(' · ')}
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

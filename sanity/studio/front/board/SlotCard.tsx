import { Button, Text } from '@sanity/ui';
import { type BoardPlace, storyOf } from '../../../../lib/front/board/FrontBoard.ts';
import { untilWords } from '../../../../lib/front/board/untilWords.ts';
import { useNow } from '../../newsroom/useNow.ts';
import { type LiveStory, storyLine } from '../liveStories.ts';
import { BoardCard } from './BoardCard.tsx';

type Props = {
  place: BoardPlace;
  /** Null if readers cannot open the story, undefined while it loads. */
  story: LiveStory | null | undefined;
  zone: string | null;
  isReadOnly: boolean;
  /** Opens the place in the form. */
  onOpen(): void;
};

/** A place with its story. */
export const SlotCard = ({ place, story, zone, isReadOnly, onOpen }: Props) => {
  const title = titleOf(place, story);
  const until = untilWords(place.slot?.until, useNow(), zone ?? 'UTC');
  return (
    <BoardCard
      id={place.id}
      story={(place.slot && storyOf(place.slot)) ?? ''}
      title={title}
      line={zone ? [story && storyLine(story, zone), until].filter(Boolean).join(' · ') : ''}
      isReadOnly={isReadOnly}
    >
      <Button
        mode="bleed"
        paddingX={0}
        paddingY={2}
        justify="flex-start"
        // Large enough for a finger, without more room between the lines.
        style={{ marginBlock: '-0.5rem', textAlign: 'start', whiteSpace: 'normal' }}
        aria-label={`Open the place of ${title}`}
        onClick={onOpen}
      >
        <Text size={1} weight="medium">
          {title}
        </Text>
      </Button>
    </BoardCard>
  );
};

const titleOf = ({ slot }: BoardPlace, story: LiveStory | null | undefined): string => {
  if (!slot || storyOf(slot) === null) return 'No story';
  const own = typeof slot.headline === 'string' && slot.headline.trim();
  if (own) return own;
  if (story === undefined) return 'Loading…';
  return story ? (story.headline ?? 'No headline') : 'Not on the site';
};

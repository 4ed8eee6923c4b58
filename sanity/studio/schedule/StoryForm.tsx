import { Card, Stack, Text } from '@sanity/ui';
import { type ObjectInputProps, useValidationStatus } from 'sanity';
import { storyStatus } from '../../../lib/articles/storyStatus.ts';
import type { StudioStory } from '../actions/storyOf.ts';
import { newsroomTime } from './newsroomTime.ts';

/** The form of a story, under a notice where it waits for its hour or has missed it. */
export const StoryForm = (props: ObjectInputProps) => {
  const story = props.value as StudioStory | undefined;
  return (
    <Stack gap={5}>
      {story?.scheduledFor && <ScheduleNotice story={story} scheduledFor={story.scheduledFor} />}
      {props.renderDefault(props)}
    </Stack>
  );
};

const ScheduleNotice = ({ story, scheduledFor }: { story: StudioStory; scheduledFor: string }) => {
  const { validation } = useValidationStatus(story._id, 'article', true);
  const status = storyStatus(story, new Date());
  if (status !== 'scheduled' && status !== 'missed') return null;
  const time = newsroomTime(scheduledFor, story.scheduledZone ?? 'UTC');
  if (status === 'missed') {
    return (
      <Notice
        tone="critical"
        title={`It was scheduled for ${time}, and did not go live`}
        text={`${story.missedBecause} Nothing of it is lost: put that right, then publish it or schedule it again.`}
      />
    );
  }
  const hasErrors = validation.some(({ level }) => level === 'error');
  return (
    <Notice
      tone={hasErrors ? 'critical' : 'primary'}
      title={`Scheduled for ${time}`}
      text={
        hasErrors
          ? 'As it stands it cannot go live then: see the marks at the fields.'
          : 'What stands here then goes live. Changes keep the hour.'
      }
    />
  );
};

type NoticeProps = { tone: 'primary' | 'critical'; title: string; text: string };

const Notice = ({ tone, title, text }: NoticeProps) => (
  <Card tone={tone} padding={4} radius={1} border role="status">
    <Stack gap={4}>
      <Text weight="semibold">{title}</Text>
      <Text size={1}>{text}</Text>
    </Stack>
  </Card>
);

import { Card, Stack, Text } from '@sanity/ui';
import { type ObjectInputProps, useUser, useValidationStatus } from 'sanity';
import { storyStatus } from '../../../lib/articles/storyStatus.ts';
import type { StudioStory } from '../actions/stories/storyOf.ts';
import { newsroomTime } from './newsroomTime.ts';

/** The form of a story, under a notice where it waits for its hour or has missed it. */
export const StoryForm = (props: ObjectInputProps) => {
  const story = props.value as StudioStory | undefined;
  return (
    <Stack gap={5}>
      {story?.takenBackAt && <TakenBackNotice takenBackBy={story.takenBackBy ?? ''} />}
      {story?.withdrawal && <WithdrawalNotice {...story.withdrawal} />}
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

/** Both read it here: who planned or filed the story, and who changed it since. */
const TakenBackNotice = ({ takenBackBy }: { takenBackBy: string }) => {
  const [user] = useUser(takenBackBy);
  return (
    <Notice
      tone="caution"
      title={`${user?.displayName ?? 'Somebody'} changed it after it was scheduled or filed`}
      text="It waits for an editor again. As it stands it goes live once an editor has read it and published or scheduled it."
    />
  );
};

const WithdrawalNotice = ({ requestedBy = '', reason }: { requestedBy?: string; reason?: string }) => {
  const [user] = useUser(requestedBy);
  return (
    <Notice
      tone="critical"
      title={`${user?.displayName ?? 'Somebody'} asks to take this story off the site`}
      text={`${reason ?? ''} Another editor has to unpublish it, or keep it on the site.`}
    />
  );
};

type NoticeProps = { tone: 'primary' | 'caution' | 'critical'; title: string; text: string };

const Notice = ({ tone, title, text }: NoticeProps) => (
  <Card tone={tone} padding={4} radius={1} border role="status">
    <Stack gap={4}>
      <Text weight="semibold">{title}</Text>
      <Text size={1}>{text}</Text>
    </Stack>
  </Card>
);

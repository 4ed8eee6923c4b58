import { Stack } from '@sanity/ui';
import { useCallback } from 'react';
import {
  type FormPatch,
  getPublishedId,
  isDraftId,
  isVersionId,
  type ObjectInputProps,
  type SanityDocument,
  useUser,
  useValidationStatus,
} from 'sanity';
import { styled } from 'styled-components';
import { scheduledText } from '../../../lib/articles/publishing/storedMarks.ts';
import { storyStatus } from '../../../lib/articles/storyStatus.ts';
import { isObject } from '../../../lib/isObject.ts';
import { zoneOrUtc } from '../../../lib/shapes/newsroomZone.ts';
import { directionOf } from '../../../lib/text/direction.ts';
import { CopyNotice } from '../actions/copies/CopyNotice.tsx';
import { WaitingCopy } from '../actions/copies/WaitingCopy.tsx';
import { StoryCorrection } from '../actions/corrections/StoryCorrection.tsx';
import type { StudioStory } from '../actions/storyOf.ts';
import { usePerson } from '../actions/usePerson.ts';
import { useFaultText } from '../checks/useFaultText.ts';
import { Notice } from '../dialogs/Notice.tsx';
import { CheckStyle } from '../houseStyle/CheckStyle.tsx';
import { useStyleProblem } from '../houseStyle/useStoryStyle.ts';
import { useStyleForm } from '../houseStyle/useStyleForm.ts';
import { newsroomTime } from '../newsroom/newsroomTime.ts';
import { useStoredMarks } from '../newsroom/useStoredMarks.ts';
import { MissedNotice } from '../schedule/MissedNotice.tsx';
import { StoryPatch } from './StoryPatch.ts';
import { WritingBar } from './WritingBar.tsx';

/** Studio leaves 52 px between fields. Closer together, more of the text is in the first window. */
const Fields = styled.div`
  > [data-ui='Stack'],
  > [data-ui='Stack'] > [data-ui='Stack'] {
    gap: 1.75rem;
  }
`;

/** The form of a story, with notices above it (scheduled, missed, changed, sent back or to be withdrawn) and its length below. */
export const StoryForm = (props: ObjectInputProps) => {
  const story = useStoredMarks((props.value as StudioStory | undefined) ?? null) ?? undefined;
  const { onChange, value } = props;
  const direction = directionOf(typeof value?.language === 'string' ? value.language : '');
  const patch = useCallback((change: FormPatch) => onChange(change), [onChange]);
  const form = useStyleForm(props);
  return (
    <Stack gap={5}>
      <CopyNotice shown={props.value as Partial<SanityDocument> | undefined} />
      {story?.unreadCopy?.release && !isVersionId(story._id) && (
        <WaitingCopy release={story.unreadCopy.release} by={story.unreadCopy.by ?? ''} />
      )}
      {story?.unreviewedChangeAt && !isVersionId(story._id) && (
        <UnreviewedChangeNotice unreviewedChangeBy={story.unreviewedChangeBy ?? ''} />
      )}
      {story?.sentBack?.reason && (
        <SentBackNotice by={story.sentBack.by ?? ''} reason={story.sentBack.reason} />
      )}
      {isOnSite(story) && (
        <StoryCorrection articleId={getPublishedId(story._id)} isChanged={isDraftId(story._id)} />
      )}
      {isObject(story?.withdrawal) && <WithdrawalNotice {...story.withdrawal} />}
      {story?.keptOnSite?.reason && (
        <KeptNotice by={story.keptOnSite.by ?? ''} reason={story.keptOnSite.reason} />
      )}
      {story?.scheduledFor && <ScheduleNotice story={story} scheduledFor={story.scheduledFor} />}
      <StoryPatch value={patch}>
        <Fields data-story-direction={direction}>{props.renderDefault(props)}</Fields>
      </StoryPatch>
      {story?._id && <CheckStyle id={story._id} form={form} />}
      <WritingBar {...props} />
    </Stack>
  );
};

/** Not for a copy in a release: that is approved on its own. */
const isOnSite = (story: StudioStory | undefined): story is StudioStory =>
  Boolean(story && !isVersionId(story._id) && story.firstPublishedAt && !story.withdrawnAt);

const ScheduleNotice = ({ story, scheduledFor }: { story: StudioStory; scheduledFor: string }) => {
  const { validation } = useValidationStatus(story._id, 'article', true);
  const styleProblem = useStyleProblem(getPublishedId(story._id));
  const { mayPublish } = usePerson();
  const problem = useFaultText('article', story, validation) ?? styleProblem;
  const status = storyStatus(story, new Date());
  const isMissed = status === 'missed' || status === 'unscheduled';
  if (status !== 'scheduled' && !isMissed) return null;
  const time = newsroomTime(scheduledFor, zoneOrUtc(story.scheduledZone));
  if (isMissed)
    return (
      <MissedNotice time={time} reason={story.missedBecause ?? ''} isUnscheduled={status === 'unscheduled'} />
    );
  return (
    <Notice
      tone={problem ? 'critical' : 'primary'}
      title={`Scheduled for ${time}`}
      text={problem ? `The story cannot go live yet. ${problem}` : scheduledText(mayPublish)}
    />
  );
};

/** Shown to the editor who scheduled the story and to its writer. */
const UnreviewedChangeNotice = ({ unreviewedChangeBy }: { unreviewedChangeBy: string }) => {
  const [user] = useUser(unreviewedChangeBy);
  return (
    <Notice
      tone="caution"
      title={`${user?.displayName ?? 'Someone'} changed the story after it was scheduled or filed`}
      text="The story is waiting for an editor again. It goes live after an editor has read it and published or scheduled it."
    />
  );
};

/** Shown until the story is filed again. */
const SentBackNotice = ({ by, reason }: { by: string; reason: string }) => {
  const [user] = useUser(by);
  return (
    <Notice
      tone="caution"
      title={`${user?.displayName ?? 'An editor'} sent the story back`}
      text={`${reason} Change the story, then file it again.`}
    />
  );
};

/** Shown until the draft is published, or somebody asks again. */
const KeptNotice = ({ by, reason }: { by: string; reason: string }) => {
  const [user] = useUser(by);
  return (
    <Notice
      tone="caution"
      title={`${user?.displayName ?? 'An editor'} keeps this story on the site`}
      text={reason}
    />
  );
};

const WithdrawalNotice = ({ requestedBy = '', reason }: { requestedBy?: string; reason?: string }) => {
  const [user] = useUser(requestedBy);
  return (
    <Notice
      tone="critical"
      title={`${user?.displayName ?? 'Someone'} asks to take this story off the site`}
      text={`${reason ?? ''} Another editor decides: choose Unpublish or Keep it on the site.`}
    />
  );
};

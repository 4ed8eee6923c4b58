import { Button, Text } from '@sanity/ui';
import { useMemo, useState } from 'react';
import { useCurrentUser, useEditState, useValidationStatus } from 'sanity';
import { approvalLabel, timeToCome } from '../../../../../lib/corrections/approvalWords.ts';
import { blockedWordsProblem } from '../../../../../lib/houseStyle/blockedWords.ts';
import { zoneOrUtc } from '../../../../../lib/shapes/newsroomZone.ts';
import { useFaultText } from '../../../checks/useFaultText.ts';
import { DeskDialog } from '../../../dialogs/DeskDialog.tsx';
import { useHouseStyle } from '../../../houseStyle/useHouseStyle.ts';
import { newsroomTime } from '../../../newsroom/newsroomTime.ts';
import { useNow } from '../../../newsroom/useNow.ts';
import type { DraftedCorrection } from '../../../requests/approvalRequest.ts';
import { type StudioStory, storyOf } from '../../storyOf.ts';
import type { StudioCorrection } from '../correctionOf.ts';
import { ApprovalContent } from './ApprovalContent.tsx';
import { ReleaseSelect } from './ReleaseSelect.tsx';
import { useApproval } from './useApproval.ts';
import { type Revisions, useReadRevisions } from './useReadRevisions.ts';

type Props = {
  drafted: DraftedCorrection;
  correction: StudioCorrection;
  /** Why the server would refuse the approval, or null. */
  refusal: string | null;
  /** The name of the release that Studio shows. */
  suggestedRelease?: string;
  onClose(): void;
};

/** Shows the note and everything that changes, and publishes both together, or schedules them. */
export const ApprovalDialog = ({ drafted, correction, refusal, suggestedRelease = '', onClose }: Props) => {
  // Found by its id, so an entry of a live story too.
  const { ready, ...story } = useEditState(drafted.articleId, 'article');
  const [live, draft] = [storyOf(story.published), storyOf(story.draft)];
  const { isBusy, error, approve, schedule, putInto } = useApproval(drafted, live, draft);
  const [release, setRelease] = useState(suggestedRelease);
  const current = { note: correction._rev, draft: draft?._rev ?? null };
  const { read, change, readAgain } = useReadRevisions(ready, current, drafted);
  const found = useApprovalProblems({ drafted, correction, live, draft });
  const problems = [...(change ? [change] : []), ...(ready ? found : []), ...(refusal ? [refusal] : [])];
  const now = useNow();
  const at = timeToCome(correction, now);
  const label = release ? 'Approve for the release' : approvalLabel(correction, now);

  const confirm = async () => {
    const send = (revisions: Revisions): Promise<boolean> => {
      if (release) return putInto(revisions, release);
      return at ? schedule(revisions, at) : approve(revisions);
    };
    if (read && (await send(read))) onClose();
  };

  return (
    <DeskDialog
      title={label}
      size="wide"
      problems={[...problems, ...(error ? [error] : [])]}
      hint={
        at ? (
          <Text size={1} muted>
            {whenOf(correction, at)}
          </Text>
        ) : (
          <ReleaseSelect value={release} atOnce={whenOf(correction, at)} onChange={setRelease} />
        )
      }
      buttons={
        <>
          {change && <Button mode="ghost" text="Read it again" onClick={readAgain} />}
          <Button
            tone="primary"
            text={label}
            disabled={isBusy || !read || problems.length > 0}
            onClick={() => void confirm()}
          />
        </>
      }
      onClose={onClose}
    >
      <ApprovalContent drafted={drafted} correction={correction} live={live} draft={draft} at={at} />
    </DeskDialog>
  );
};

const whenOf = ({ scheduledFor, scheduledZone }: StudioCorrection, at: string | null): string => {
  if (!scheduledFor) return 'It goes live at once.';
  const time = newsroomTime(scheduledFor, zoneOrUtc(scheduledZone));
  return at ? `It goes live ${time}.` : `It was requested for ${time}. It goes live at once.`;
};

type Approved = Pick<Props, 'drafted' | 'correction'> & {
  live: StudioStory | null;
  draft: StudioStory | null;
};

/** Why the user cannot approve it, whatever changes while it is read. */
const useApprovalProblems = ({ drafted, correction, live, draft }: Approved): string[] => {
  const user = useCurrentUser();
  const type = draft?._type ?? 'article';
  const { validation } = useValidationStatus(draft?._id ?? drafted.articleId, type, true);
  const fault = useFaultText(type, draft, validation);
  const houseStyle = useHouseStyle();
  const styleProblem = useMemo(
    () => (houseStyle && draft ? blockedWordsProblem(houseStyle, live, draft) : null),
    [houseStyle, live, draft],
  );
  return [
    correction.requestedBy === user?.id &&
      'You asked for this correction, so another editor must approve it.',
    !live && 'The story is not on the site, so it cannot be corrected.',
    draft && fault && `The corrected story has problems. ${fault}`,
    styleProblem,
  ].filter((problem) => typeof problem === 'string');
};

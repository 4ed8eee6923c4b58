import { Stack } from '@sanity/ui';
import { getPublishedId, isDraftId, isVersionId, type ObjectInputProps, useUser } from 'sanity';
import { missedCorrectionWords } from '../../../../lib/articles/missedWords.ts';
import { fixedWords } from '../../../../lib/corrections/state/fixedWords.ts';
import { waitsForLook } from '../../../../lib/corrections/state/lookedOver.ts';
import { zoneOrUtc } from '../../../../lib/shapes/newsroomZone.ts';
import { Notice } from '../../dialogs/Notice.tsx';
import { RestingNotice } from '../../dialogs/RestingNotice.tsx';
import { newsroomTime } from '../../newsroom/newsroomTime.ts';
import { useNewsroomZone } from '../../newsroom/useNewsroomZone.tsx';
import { CopyNotice } from '../copies/CopyNotice.tsx';
import { ForRelease } from './approval/ForRelease.tsx';
import { useApprovalOffer } from './approval/useApprovalOffer.ts';
import type { StudioCorrection } from './correctionOf.ts';

/** The form of a correction, with notices above it: for the release that Studio shows, scheduled, missed, approval taken back, declined, assigned. */
export const CorrectionNotices = (props: ObjectInputProps) => {
  const correction = (props.value ?? {}) as Partial<StudioCorrection>;
  const {
    _id = '',
    status,
    missedBecause,
    unreviewedChangeBy,
    declineReason,
    declined,
    assigned,
  } = correction;
  return (
    <Stack gap={5}>
      <CopyNotice shown={correction} />
      <ForRelease shown={correction} />
      {isDraftId(_id) && <ApprovalRests id={getPublishedId(_id)} />}
      {status === 'approved' && correction.scheduledFor && <ScheduledNotice correction={correction} />}
      {missedBecause && <MissedNotice correction={correction} reason={missedBecause} />}
      {unreviewedChangeBy && status === 'drafted' && !isVersionId(_id) && (
        <ChangedNotice by={unreviewedChangeBy} />
      )}
      {status === 'declined' && declineReason && (
        <DeclinedNotice what="this correction" by={declined?.by} text={declineReason} />
      )}
      {status === 'accepted' && declineReason && (
        <DeclinedNotice
          what="the answer to this report"
          by={declined?.by}
          text={`${declineReason} The report is still open: choose Correct to answer it.`}
        />
      )}
      {waitsForLook(correction) && <TypoNotice typo={correction} />}
      {assigned?.to && <AssignedNotice to={assigned.to} by={assigned.by ?? ''} />}
      {props.renderDefault(props)}
    </Stack>
  );
};

const ApprovalRests = ({ id }: { id: string }) => (
  <RestingNotice action="approve" offer={useApprovalOffer(id).offer} />
);

type Props = { correction: Partial<StudioCorrection> };

const timeOf = ({ scheduledFor, scheduledZone }: Partial<StudioCorrection>): string =>
  scheduledFor ? newsroomTime(scheduledFor, zoneOrUtc(scheduledZone)) : '';

const ScheduledNotice = ({ correction }: Props) => {
  const [approver] = useUser(correction.approvedBy ?? '');
  return (
    <Notice
      tone="primary"
      title={`Scheduled for ${timeOf(correction)}`}
      text={`${approver?.displayName ?? 'Another editor'} approved it. If the text of the story changes before, it must be approved again.`}
    />
  );
};

const MissedNotice = ({ correction, reason }: Props & { reason: string }) => (
  <Notice
    tone="critical"
    title={`The correction was scheduled for ${timeOf(correction)} ${
      correction.unscheduledAt ? 'and its schedule was taken off' : 'but did not go live'
    }`}
    text={missedCorrectionWords(reason)}
  />
);

const DeclinedNotice = ({ what, by = '', text }: { what: string; by?: string | undefined; text: string }) => {
  const [user] = useUser(by);
  return <Notice tone="caution" title={`${user?.displayName ?? 'An editor'} declined ${what}`} text={text} />;
};

const AssignedNotice = ({ to, by }: { to: string; by: string }) => {
  const [user] = useUser(to);
  const [editor] = useUser(by);
  return (
    <Notice
      tone="primary"
      title={`${user?.displayName ?? 'Somebody who left'} looks into this report`}
      text={`${editor?.displayName ?? 'An editor'} assigned it.`}
    />
  );
};

/** What, where, who and when, for the second editor. */
const TypoNotice = ({ typo }: { typo: Partial<StudioCorrection> }) => {
  const { requestedBy = '', publishedAt, changes = [] } = typo;
  const [user] = useUser(requestedBy);
  const zone = useNewsroomZone() ?? 'UTC';
  const when = publishedAt ? ` on ${newsroomTime(publishedAt, zone)}` : '';
  const passages = changes.map(({ was, is }) => `“${was}” became “${is}”`).join('; ');
  return (
    <Notice
      tone="primary"
      title={`${user?.displayName ?? 'An editor'} fixed a typo alone${when}: ${fixedWords(changes)}`}
      text={`Another editor looks it over: mark it as seen, or ask for a correction. ${passages}`}
    />
  );
};

const ChangedNotice = ({ by }: { by: string }) => {
  const [user] = useUser(by);
  return (
    <Notice
      tone="caution"
      title={`${user?.displayName ?? 'Someone'} changed the story after this correction was approved`}
      text="It goes live after an editor has read and approved it again."
    />
  );
};

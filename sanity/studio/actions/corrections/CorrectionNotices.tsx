import { Stack } from '@sanity/ui';
import { type ObjectInputProps, useUser } from 'sanity';
import { Notice } from '../../dialogs/Notice.tsx';
import { newsroomTime } from '../../newsroom/newsroomTime.ts';
import type { StudioCorrection } from './correctionOf.ts';

/** The form of a correction, with notices above it: scheduled, missed, approval taken back, declined. */
export const CorrectionNotices = (props: ObjectInputProps) => {
  const correction = (props.value ?? {}) as Partial<StudioCorrection>;
  const { status, missedBecause, unreviewedChangeBy, declineReason } = correction;
  return (
    <Stack gap={5}>
      {status === 'approved' && correction.scheduledFor && <ScheduledNotice correction={correction} />}
      {missedBecause && <MissedNotice correction={correction} reason={missedBecause} />}
      {unreviewedChangeBy && status === 'drafted' && <ChangedNotice by={unreviewedChangeBy} />}
      {status === 'declined' && declineReason && (
        <Notice tone="caution" title="This correction was declined" text={declineReason} />
      )}
      {status === 'accepted' && declineReason && (
        <Notice
          tone="caution"
          title="The answer to this report was declined"
          text={`${declineReason} The report is still open: choose Correct to answer it.`}
        />
      )}
      {props.renderDefault(props)}
    </Stack>
  );
};

type Props = { correction: Partial<StudioCorrection> };

const timeOf = ({ scheduledFor, scheduledZone }: Partial<StudioCorrection>): string =>
  scheduledFor ? newsroomTime(scheduledFor, scheduledZone ?? 'UTC') : '';

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
    title={`The correction was scheduled for ${timeOf(correction)} but did not go live`}
    text={`${reason} Nothing is lost. Another editor can approve it now.`}
  />
);

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

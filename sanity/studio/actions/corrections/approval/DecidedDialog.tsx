import { Button, Text } from '@sanity/ui';
import { useUser } from 'sanity';
import { DeskDialog } from '../../../dialogs/DeskDialog.tsx';
import { newsroomTime } from '../../../newsroom/newsroomTime.ts';
import { useNewsroomZone } from '../../../newsroom/useNewsroomZone.tsx';
import type { StudioCorrection } from '../correctionOf.ts';

type Props = {
  /** The correction as it is now, or null if it was deleted. */
  correction: StudioCorrection | null;
  onClose(): void;
};

/** Says who decided about a correction, and when, while its approval was open here. */
export const DecidedDialog = ({ correction, onClose }: Props) => {
  const [approver] = useUser(correction?.approvedBy ?? '');
  const zone = useNewsroomZone();
  const time = correction?.approvedAt && zone ? ` on ${newsroomTime(correction.approvedAt, zone)}` : '';
  return (
    <DeskDialog
      title="Already decided"
      size="medium"
      buttons={<Button text="Close" onClick={onClose} />}
      onClose={onClose}
    >
      <Text role="status">{wordsOf(correction, approver?.displayName ?? 'Another editor', time)}</Text>
    </DeskDialog>
  );
};

const wordsOf = (correction: StudioCorrection | null, name: string, time: string): string => {
  if (correction?.approvedBy) return `${name} approved this correction${time}, while you were reading it.`;
  if (correction?.status === 'declined')
    return `This correction was declined while you were reading it. The reason: ${correction.declineReason ?? ''}`;
  return correction
    ? 'This correction is no longer waiting for approval.'
    : 'This correction was withdrawn while you were reading it.';
};

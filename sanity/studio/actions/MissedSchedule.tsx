import { isInstant } from '../../../lib/dates/instants.ts';
import { isObject } from '../../../lib/isObject.ts';
import { Notice } from '../dialogs/Notice.tsx';
import { newsroomTime } from '../newsroom/newsroomTime.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';

type Props = {
  /** The field `missedSchedule` of a draft, which is unvalidated. */
  mark: unknown;
};

/** Above a document that is no story and no correction: it missed its time, or lost its schedule. */
export const MissedSchedule = ({ mark }: Props) => {
  const timeZone = useNewsroomZone() ?? 'UTC';
  if (!isObject(mark) || !isInstant(mark.scheduledFor)) return null;
  const happened = mark.unscheduledAt ? 'and its schedule was taken off' : 'but did not go live';
  return (
    <Notice
      tone="critical"
      title={`It was scheduled for ${newsroomTime(mark.scheduledFor, timeZone)} ${happened}`}
      text={typeof mark.reason === 'string' ? mark.reason : ''}
    />
  );
};

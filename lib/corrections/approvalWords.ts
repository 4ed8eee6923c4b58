import { formatComing, onDesk } from '../dates/newsroomDate.ts';
import { zoneOrUtc } from '../shapes/newsroomZone.ts';

type Requested = { scheduledFor?: string; scheduledZone?: string };

/** The requested time if it is still to come, ISO 8601, or null: then the correction goes live with its approval. */
export const timeToCome = ({ scheduledFor }: Requested, now: string): string | null =>
  scheduledFor && Date.parse(scheduledFor) > Date.parse(now) ? scheduledFor : null;

/** What the button does: `Approve; goes live Fri 14:00 GMT`, or `Approve and publish`. */
export const approvalLabel = (requested: Requested, now: string): string => {
  const at = timeToCome(requested, now);
  const setting = onDesk(zoneOrUtc(requested.scheduledZone));
  return at ? `Approve; goes live ${formatComing(at, now, setting)}` : 'Approve and publish';
};

type Revisions = { note: string; draft: string | null };

/** The names of who changed both since, or null if that is not known. */
type Writers = { note: string | null; draft: string | null };

/** Says which of the two changed since an approver read them, and by whom, or null. */
export const changedWhileRead = (read: Revisions, now: Revisions, by: Writers): string | null => {
  const changed = [
    ...(read.note === now.note ? [] : [{ what: 'the correction', name: by.note ?? 'Somebody' }]),
    ...(read.draft === now.draft ? [] : [{ what: 'the text of the story', name: by.draft ?? 'Somebody' }]),
  ];
  if (changed.length === 0) return null;
  const acts = [...Map.groupBy(changed, ({ name }) => name)].map(
    ([name, parts]) => `${name} changed ${parts.map(({ what }) => what).join(' and ')}`,
  );
  return `${acts.join(', ')} while you were reading. Read it again.`;
};

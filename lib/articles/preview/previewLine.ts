import { isUnderEmbargo } from '../../dates/embargo.ts';
import { isInstant } from '../../dates/instants.ts';
import { type DateSetting, formatAppointment } from '../../dates/newsroomDate.ts';

/** What a stored version of a story says about its publication. Instants are ISO 8601. */
type StoredVersion = {
  firstPublishedAt?: string | null | undefined;
  scheduledFor?: string | null | undefined;
  withdrawnAt?: string | null | undefined;
  retractedAt?: string | null | undefined;
  embargoedUntil?: unknown;
};

type PreviewedStory = {
  draft: StoredVersion | null;
  /** What readers see; null if they see nothing. */
  published: StoredVersion | null;
};

/** Returns true if readers have never seen a story. Its page then has no time of publication. */
export const wasNeverPublished = ({ draft, published }: PreviewedStory): boolean =>
  !published && !draft?.firstPublishedAt;

/** What a preview says above a story: whether readers see it, and whether they see it like this. */
export const previewLine = (
  { draft, published }: PreviewedStory,
  { now, setting }: { now: string; setting: DateSetting },
): string => {
  const time = (at: string): string => formatAppointment(at, now, setting);
  if (published) {
    const what = published.retractedAt ? 'This story is retracted.' : 'This story is published.';
    return draft ? `${what} Readers do not see these changes yet.` : `${what} Readers see it like this.`;
  }
  return `This story is not published. ${whyNot(draft, time, now)}`;
};

const whyNot = (draft: StoredVersion | null, time: (at: string) => string, now: string): string => {
  const { withdrawnAt = null, scheduledFor = null, embargoedUntil = null } = draft ?? {};
  if (withdrawnAt) return `It was taken off the site on ${time(withdrawnAt)}.`;
  if (scheduledFor && Date.parse(scheduledFor) > Date.parse(now))
    return `It is scheduled for ${time(scheduledFor)}.`;
  if (isUnderEmbargo(embargoedUntil, now))
    return isInstant(embargoedUntil)
      ? `It is under embargo until ${time(embargoedUntil)}.`
      : 'It is under embargo.';
  return 'Readers have never seen it.';
};

import { isInstant } from '../../dates/instants.ts';
import type { StoredStory } from '../changes/readContent.ts';

const dateNames = ['firstPublishedAt', 'modifiedAt', 'retractedAt', 'withdrawnAt'] as const;

/** The dates of a story that the server alone writes. An absent one is taken away. */
export type PublicationDates = Partial<Record<(typeof dateNames)[number], string>>;

/** Marks of a draft on its way, which say nothing of a story that is live. */
export const wayMarks = [
  'filedAt',
  'filedBy',
  'scheduledFor',
  'scheduledZone',
  'missedBecause',
  'takenBackAt',
  'takenBackBy',
] as const;

const instantIn = (story: StoredStory | null, name: string): string | undefined => {
  const value = story?.[name];
  return isInstant(value) ? value : undefined;
};

const defined = (dates: Record<string, string | undefined>): PublicationDates =>
  Object.fromEntries(Object.entries(dates).filter(([, value]) => value !== undefined));

type Publication = {
  /** The story as readers had it last; null where they never had it. */
  prior: StoredStory | null;
  /** Where dates come from that were brought along: from whoever may date, else from the draft as it was held. */
  brought: StoredStory | null;
  /** Now, ISO 8601. */
  at: string;
  /** Whether the same commit publishes a substantive correction of it, and a retraction. */
  isCorrected: boolean;
  isRetracted: boolean;
};

/**
 * The dates of a story that goes live, whoever publishes it and however. It is first published once: a restored
 * revision, or a story that was off the site, keeps its dates.
 */
export const datesOfPublished = ({
  prior,
  brought,
  at,
  isCorrected,
  isRetracted,
}: Publication): PublicationDates => {
  const source = prior ?? brought;
  return defined({
    firstPublishedAt: instantIn(source, 'firstPublishedAt') ?? instantIn(prior, '_createdAt') ?? at,
    modifiedAt: isCorrected || isRetracted ? at : instantIn(source, 'modifiedAt'),
    retractedAt: instantIn(source, 'retractedAt') ?? (isRetracted ? at : undefined),
  });
};

type DraftOf = {
  /** As readers have it now; null while they do not. */
  live: StoredStory | null;
  /** As they had it last, and when it was taken off the site, ISO 8601. */
  withdrawn: { document: StoredStory; deletedAt: string } | null;
  /** What a draft of a story that never was live was held to; null for a new one. */
  held: StoredStory | null;
};

/** The dates that a draft shows: those of its story. */
export const datesOfDraft = ({ live, withdrawn, held }: DraftOf): PublicationDates => {
  const source = live ?? withdrawn?.document ?? held;
  return defined({
    firstPublishedAt: instantIn(source, 'firstPublishedAt'),
    modifiedAt: instantIn(source, 'modifiedAt'),
    retractedAt: instantIn(source, 'retractedAt'),
    withdrawnAt: live ? undefined : withdrawn?.deletedAt,
  });
};

/** What has to be written to a story so that it has these dates and no other; null where it has. */
export const datePatch = (
  story: StoredStory,
  dates: PublicationDates,
  taken: readonly string[] = [],
): { set: Record<string, string>; unset: string[] } | null => {
  const set = Object.fromEntries(Object.entries(dates).filter(([name, value]) => story[name] !== value));
  const unset = [...dateNames.filter((name) => !(name in dates)), ...taken].filter((name) => name in story);
  return Object.keys(set).length + unset.length === 0 ? null : { set, unset };
};

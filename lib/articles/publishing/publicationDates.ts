import { isInstant } from '../../dates/instants.ts';
import type { StoredStory } from '../changes/readContent.ts';

export const dateFields = ['firstPublishedAt', 'modifiedAt', 'retractedAt', 'withdrawnAt'] as const;

/** Dates of a story that only the server writes. An absent one is removed. */
export type PublicationDates = Partial<Record<(typeof dateFields)[number], string>>;

const instantIn = (story: StoredStory | null, name: string): string | undefined => {
  const value = story?.[name];
  return isInstant(value) ? value : undefined;
};

const defined = (dates: Record<string, string | undefined>): PublicationDates =>
  Object.fromEntries(Object.entries(dates).filter(([, value]) => value !== undefined));

type Publication = {
  /** The last published version, or null if it was never published. */
  prior: StoredStory | null;
  /** The source of given dates: the client if it may set them, else the stored draft. */
  brought: StoredStory | null;
  /** ISO 8601. */
  at: string;
  /** True if the same commit publishes a substantive correction, and a retraction, of the story. */
  isCorrected: boolean;
  isRetracted: boolean;
};

/**
 * The dates of a story on publication. `firstPublishedAt` is set once: a restored revision or a republished story
 * keeps its dates.
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
  /** The published version, or null. */
  live: StoredStory | null;
  /** The last published version, and when it was unpublished, ISO 8601. */
  withdrawn: { document: StoredStory; deletedAt: string } | null;
  /** The allowed dates of a never published draft, or null for a new one. */
  held: StoredStory | null;
};

/** The dates of a draft: those of its story. */
export const datesOfDraft = ({ live, withdrawn, held }: DraftOf): PublicationDates => {
  const source = live ?? withdrawn?.document ?? held;
  return defined({
    firstPublishedAt: instantIn(source, 'firstPublishedAt'),
    modifiedAt: instantIn(source, 'modifiedAt'),
    retractedAt: instantIn(source, 'retractedAt'),
    withdrawnAt: live ? undefined : withdrawn?.deletedAt,
  });
};

/** The patch that gives a story exactly these dates, or null if it has them. */
export const datePatch = (
  story: StoredStory,
  dates: PublicationDates,
  taken: readonly string[] = [],
): { set: Record<string, string>; unset: string[] } | null => {
  const set = Object.fromEntries(Object.entries(dates).filter(([name, value]) => story[name] !== value));
  const unset = [...dateFields.filter((name) => !(name in dates)), ...taken].filter((name) => name in story);
  return Object.keys(set).length + unset.length === 0 ? null : { set, unset };
};

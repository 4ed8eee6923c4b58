import type { Correction, PublicKind } from './Correction.ts';

/** The label of a kind before a note, and its plural for lists. */
export const kindWords: Record<PublicKind, { one: string; many: string; path: string }> = {
  correction: { one: 'Correction', many: 'Corrections', path: 'corrections' },
  clarification: { one: 'Clarification', many: 'Clarifications', path: 'clarifications' },
  'editors-note': { one: 'Editor’s note', many: 'Editor’s notes', path: 'editors-notes' },
  update: { one: 'Update', many: 'Updates', path: 'updates' },
  retraction: { one: 'Retraction', many: 'Retractions', path: 'retractions' },
};

export const publicKinds = Object.keys(kindWords) as PublicKind[];

/** The kind named by a path under /corrections, or null. */
export const findKindByPath = (path: string): PublicKind | null =>
  publicKinds.find((kind) => kindWords[kind].path === path) ?? null;

/** The verb for a kind. An update is not an error, so it is not “corrected”. */
const verbs: Record<PublicKind, string> = {
  correction: 'corrected',
  clarification: 'clarified',
  'editors-note': 'given an editor’s note',
  update: 'updated',
  retraction: 'retracted',
};

/**
 * The line at the top of a story with notes at its foot: `This article was corrected on 24 November 2026.`
 *
 * @param formatDay writes an ISO 8601 instant as a day.
 */
export const correctionLine = ({ kind, publishedAt }: Correction, formatDay: (instant: string) => string) =>
  `This article was ${verbs[kind]} on ${formatDay(publishedAt)}.`;

/** Added to each note that only its author approved. */
export const aloneWords = 'Published by one editor, without a second.';

/** A note as plain text, for places without room for the rest. */
export const noteWords = ({ note, isAlone }: Pick<Correction, 'note' | 'isAlone'>): string =>
  isAlone ? `${note} ${aloneWords}` : note;

/** Replaces the headline of an unpublished story. */
export const storyGone = 'A story that is no longer on the site';

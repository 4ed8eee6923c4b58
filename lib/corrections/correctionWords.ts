import type { Correction, PublicKind } from './Correction.ts';

/** How a kind is called before its note, and over a list of its kind. */
export const kindWords: Record<PublicKind, { one: string; many: string; path: string }> = {
  correction: { one: 'Correction', many: 'Corrections', path: 'corrections' },
  clarification: { one: 'Clarification', many: 'Clarifications', path: 'clarifications' },
  'editors-note': { one: 'Editor’s note', many: 'Editor’s notes', path: 'editors-notes' },
  update: { one: 'Update', many: 'Updates', path: 'updates' },
  retraction: { one: 'Retraction', many: 'Retractions', path: 'retractions' },
};

export const publicKinds = Object.keys(kindWords) as PublicKind[];

/** The kind that an address under /corrections names, or null. */
export const findKindByPath = (path: string): PublicKind | null =>
  publicKinds.find((kind) => kindWords[kind].path === path) ?? null;

/** What a story's verb is: an update was not an error, so it is not called a correction. */
const verbs: Record<PublicKind, string> = {
  correction: 'corrected',
  clarification: 'clarified',
  'editors-note': 'given an editor’s note',
  update: 'updated',
  retraction: 'retracted',
};

/**
 * `This article was corrected on 24 November 2026.`: the line at the top of a story whose notes are at its foot.
 *
 * @param formatDay writes an ISO 8601 instant as a day.
 */
export const correctionLine = ({ kind, publishedAt }: Correction, formatDay: (instant: string) => string) =>
  `This article was ${verbs[kind]} on ${formatDay(publishedAt)}.`;

/** Stands in each note that nobody but its author approved. */
export const aloneWords = 'Published by one editor, without a second.';

/** A note as it is quoted where nothing else of the correction can be told. */
export const noteWords = ({ note, isAlone }: Pick<Correction, 'note' | 'isAlone'>): string =>
  isAlone ? `${note} ${aloneWords}` : note;

/** Stands for the headline of a story that was taken off the site. */
export const storyGone = 'A story that is no longer on the site';

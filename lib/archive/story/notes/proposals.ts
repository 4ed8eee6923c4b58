import { isInstant } from '../../../dates/instants.ts';
import { formatInstant, onDesk } from '../../../dates/newsroomDate.ts';
import type { ArchivedCorrection } from '../../ArchivedStory.ts';
import type { ArchiveIds } from '../../ArchiveIds.ts';
import type { FoundNote } from './findNotes.ts';

type Proposal = { _id: string; _type: 'correction'; [field: string]: unknown };

type Notes = {
  storyId: string;
  /** ISO 8601, of the story. */
  firstPublishedAt: string | null;
  /** Those in its text. */
  found: FoundNote[];
  /** Those that an export of a story here names. */
  corrections: ArchivedCorrection[];
};

type Setting = {
  timeZone: string;
  /** Now, ISO 8601. */
  at: string;
  ids: ArchiveIds;
};

/**
 * Drafts of corrections, each a report that an editor accepts or declines: nobody here approved them. What the archive says
 * of their dates is told in words, because a correction has the date on which this newsroom publishes it.
 */
export const proposals = (
  { storyId, firstPublishedAt, found, corrections }: Notes,
  setting: Setting,
): Proposal[] => {
  const { at, ids, timeZone } = setting;
  const reported = {
    ...{ _type: 'correction' as const, status: 'reported' },
    article: { _type: 'reference', _ref: storyId, _weak: true },
    ...{ reportedAt: at, reportedVia: 'staff' },
  };
  const own = corrections.map(({ publishedAt, ...said }): Proposal => {
    const told = tellDate(publishedAt, { firstPublishedAt, at, timeZone });
    return {
      _id: ids.proposal(storyId, `${publishedAt} ${said.note}`),
      ...reported,
      ...said,
      reportMessage: told,
    };
  });
  const inText = found
    .filter(({ text }) => !corrections.some(({ note }) => text.includes(note)))
    .map(
      ({ kind, text }): Proposal => ({
        _id: ids.proposal(storyId, text),
        ...reported,
        ...{ kind, note: text, affects: ['body'] },
        reportMessage: 'The archived story has this note in its text.',
        reportPassage: text,
      }),
    );
  return [...own, ...inText];
};

type Dates = { firstPublishedAt: string | null; at: string; timeZone: string };

/** A date before the publication of the story, or in the future, is none: as for its update. */
const tellDate = (publishedAt: string, { firstPublishedAt, at, timeZone }: Dates): string => {
  const ms = isInstant(publishedAt) ? Date.parse(publishedAt) : Number.NaN;
  return firstPublishedAt !== null && ms >= Date.parse(firstPublishedAt) && ms <= Date.parse(at)
    ? `The archive has this note with the story, published on ${formatInstant(publishedAt, onDesk(timeZone))}.`
    : 'The archive has this note with the story, without a date that can be right.';
};

import { isObject } from '../isObject.ts';

/** A document as stored. */
type Stored = Record<string, unknown>;

/** Longer coverage is several stories: a page, its lists and a removal cost time for each entry. */
const maxEntriesPerStory = 1_000;
/** As JSON: about 8,000 words. A longer text is a story of its own. */
const maxEntryLength = 100_000;
/** All entries of a story, as JSON: about 400,000 words. Search reads them at once, and a removal writes each as a draft. */
const maxCoverageLength = 5_000_000;
/** Leaves room to correct the entries of a story that gets no more. */
const maxCorrectedLength = 6_000_000;

type EntryChange = {
  /** The published version, or null. */
  before: Stored | null;
  after: Stored;
  /** The entry's published story after the commit, or null. */
  story: Stored | null;
  /** True for an archive, which is imported in any order. */
  mayPrecedeStory: boolean;
  /** True if readers have seen the entry, even if it is off the site now. */
  wasPublished: boolean;
  /** True if another entry has ended the coverage. */
  isEnded: boolean;
  /** The story's published entries after the commit. */
  count: number;
  /** The length of the story's published entries, before and after the commit. It takes time, so it is asked for last. */
  lengthOfCoverage: () => { before: number; after: number };
};

type Rule = (change: EntryChange) => string | null;

const storyIdOf = (entry: Stored | null): unknown => (isObject(entry?.story) ? entry.story._ref : undefined);

const hasStory: Rule = ({ before, after }) => {
  const storyId = storyIdOf(after);
  if (typeof storyId !== 'string') return 'A live entry needs its story.';
  if (storyId.includes('.'))
    return 'The entry refers to a draft. Refer to the published story, whose id has no dot.';
  return before && storyIdOf(before) !== storyId
    ? 'A published entry stays with its story. Take it off the site, and write it anew in the other one.'
    : null;
};

const isOfLiveStory: Rule = ({ story, mayPrecedeStory }) => {
  if (!story && mayPrecedeStory) return null;
  if (!story) return 'The story of this entry is not on the site. Publish the story first.';
  if (story.typeOfWork !== 'live')
    return 'The story of this entry is not of the type “Live”. Change the type of work of the story first.';
  return story.retractedAt ? 'The story of this entry is retracted, so it gets no more entries.' : null;
};

/** An entry that readers have seen may still be corrected. */
const isInTime: Rule = ({ wasPublished, isEnded }) =>
  isEnded && !wasPublished
    ? 'The live coverage has ended. To go on, switch off “Ends the live coverage” in its last entry.'
    : null;

const isNotTooMany: Rule = ({ before, count }) =>
  !before && count > maxEntriesPerStory
    ? `This story has ${maxEntriesPerStory} entries, which is the most. Go on in a new story.`
    : null;

/** The length of an entry as JSON, with whatever fields it has. */
export const lengthOfEntry = (entry: Stored): number => JSON.stringify(entry).length;

const isNotTooLong: Rule = ({ before, after }) => {
  const length = lengthOfEntry(after);
  return length > maxEntryLength && length > (before ? lengthOfEntry(before) : 0)
    ? 'This entry is too long. Write a story of its own and link to it.'
    : null;
};

const isNotTooLongTogether: Rule = ({ before, count, lengthOfCoverage }) => {
  if (count * maxEntryLength <= maxCoverageLength) return null;
  const length = lengthOfCoverage();
  return length.after > (before ? maxCorrectedLength : maxCoverageLength) && length.after > length.before
    ? 'The entries of this story are too long together. Go on in a new story.'
    : null;
};

const hasText: Rule = ({ after: { body } }) =>
  Array.isArray(body) && body.length > 0 ? null : 'Write the text of the entry.';

const isNamedIfKey: Rule = ({ after: { isKey, headline } }) =>
  isKey === true && !(typeof headline === 'string' && headline.trim() !== '')
    ? 'A key moment needs a headline: it is listed by it.'
    : null;

const rules: Rule[] = [
  hasStory,
  isOfLiveStory,
  isInTime,
  isNotTooMany,
  hasText,
  isNotTooLong,
  isNamedIfKey,
  isNotTooLongTogether,
];

/**
 * Returns why an entry of a live story may not be published as it is, or null. Whether the text of a published one may
 * change is the rule of stories.
 *
 * @see rewriteProblem
 */
export const liveEntryProblem = (change: EntryChange): string | null => {
  for (const rule of rules) {
    const problem = rule(change);
    if (problem) return problem;
  }
  return null;
};

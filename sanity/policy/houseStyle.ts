import type { DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { isInstant } from '../../lib/dates/instants.ts';
import { blockedWordsProblem } from '../../lib/houseStyle/blockedWords.ts';
import { houseStyleFrom, houseStyleId } from '../../lib/houseStyle/HouseStyle.ts';
import { houseStyleIdProblem, houseStyleProblem } from '../../lib/houseStyle/houseStyleProblem.ts';
import { wordsOnFront } from '../../lib/houseStyle/wordsOnFront.ts';
import { asText, isPublic, isPublishedId, mayApprove, mayDate, ofType, publishedId } from './changes.ts';

/**
 * Returns why the commit may not change the house style, or publish or file a story, or publish the front page, with a word
 * that it blocks, or null.
 */
export const findHouseStyleProblem = (proposal: Proposal): string | null =>
  findListProblem(proposal) ?? findBlockedWord(proposal);

const isOfHouseStyle = ({ id, before, after }: DocumentChange): boolean =>
  publishedId(id) === houseStyleId || before?._type === 'houseStyle' || after?._type === 'houseStyle';

const findListProblem = ({ changes }: Proposal): string | null => {
  for (const { id, after } of changes.filter(isOfHouseStyle)) {
    const problem =
      after &&
      (houseStyleIdProblem(publishedId(id), after) ?? (isPublishedId(id) ? houseStyleProblem(after) : null));
    if (problem) return problem;
  }
  return null;
};

/** The list as it was before the commit: nobody allows a word and publishes it in one request. */
const findBlockedWord = (proposal: Proposal): string | null => {
  const stories = proposal.changes.flatMap((change) => [
    ...checkedStory(change, proposal),
    ...checkedFront(change, proposal),
  ]);
  if (stories.length === 0) return null;
  const houseStyle = houseStyleFrom(proposal.getBefore(houseStyleId));
  for (const { live, story } of stories) {
    const problem = blockedWordsProblem(houseStyle, live, story);
    if (problem) return problem;
  }
  return null;
};

type Checked = { live: Record<string, unknown> | null; story: Record<string, unknown> };

/** A story that is published, or filed by someone who does not publish, with its live version; none for other changes. */
const checkedStory = (change: DocumentChange, { identity, at }: Proposal): Checked[] => {
  const [before, story] = [asText(change.before), asText(change.after)];
  if (!story) return [];
  if (isPublic(change)) return mayDate(identity) && isOld(story, at) ? [] : [{ live: before, story }];
  const isFiled = Boolean(story.filedAt) && !before?.filedAt && !mayApprove(identity);
  return isFiled ? [{ live: null, story }] : [];
};

/** What is written for the front page alone, in the language of the story. A story keeps its words when it moves. */
const checkedFront = (change: DocumentChange, { get }: Proposal): Checked[] => {
  const [before, front] = [ofType(change.before, 'frontPage'), ofType(change.after, 'frontPage')];
  if (!front || !isPublic(change)) return [];
  const known = new Map(before ? wordsOnFront(before).map(({ of, words }) => [of, words]) : []);
  return wordsOnFront(front).map(({ of, words }) => ({
    live: known.get(of) ?? null,
    story: { ...words, language: get(of)?.language },
  }));
};

const dayMs = 24 * 60 * 60 * 1000;

/** An archive that is imported keeps its words: they ran before the list was written. */
const isOld = ({ firstPublishedAt }: SanityDocument, at: string): boolean =>
  isInstant(firstPublishedAt) && Date.parse(firstPublishedAt) < Date.parse(at) - dayMs;

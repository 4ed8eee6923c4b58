import type { Companion, DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { type DatedStory, dateWords } from '../../lib/front/dateWords.ts';
import { frontPageId } from '../../lib/front/EditedFront.ts';
import { frontPageProblem } from '../../lib/front/frontPageProblem.ts';
import { type FoundSlot, slotsIn } from '../../lib/front/slotsIn.ts';
import { findForerunnerId, ofType, publishedId } from './changes.ts';
import { asPatch } from './stories.ts';

const isOfFront = ({ id, before, after }: DocumentChange): boolean =>
  publishedId(id) === frontPageId || before?._type === 'frontPage' || after?._type === 'frontPage';

/** Returns why the commit may not change the front page, its drafts or its versions, or null. */
export const findFrontPageProblem = ({ changes }: Proposal): string | null => {
  for (const change of changes.filter(isOfFront)) {
    const problem = change.after && frontPageProblem(publishedId(change.id), change.after);
    if (problem) return problem;
  }
  return null;
};

/** The server dates the headlines and labels for the front, so that a correction of the story ends them. */
export const stampFrontPage = (proposal: Proposal): Companion[] =>
  proposal.changes.flatMap((change) => {
    const front = ofType(change.after, 'frontPage');
    return front ? stamps(front, change, proposal) : [];
  });

const stamps = (front: SanityDocument, change: DocumentChange, proposal: Proposal): Companion[] => {
  const { changes, getBefore, at } = proposal;
  const versions = [
    change.before,
    getBefore(findForerunnerId(change.id, changes) ?? ''),
    getBefore(frontPageId),
  ];
  const before = versions.flatMap((version): FoundSlot[] => (version ? slotsIn(version) : []));
  const storyOf = (id: string): DatedStory => datedStory(id, proposal);
  const set: Record<string, unknown> = {};
  const unset: string[] = [];
  for (const slot of slotsIn(front)) {
    const date = dateWords({ slot, before, storyOf, at });
    for (const name of ['writtenFor', 'writtenAt'] as const) {
      const value = date?.[name] ?? undefined;
      if (slot.slot[name] === value) continue;
      if (value === undefined) unset.push(`${slot.path}.${name}`);
      else set[`${slot.path}.${name}`] = value;
    }
  }
  return asPatch(change.id, { set, unset });
};

const latestCorrection = `*[_type == "correction" && article._ref == $id && status in ["published", "superseded"]
  && kind in ["correction", "clarification", "retraction"] && _id in path("*")]
  | order(publishedAt desc)[0].publishedAt`;

const datedStory = (id: string, { get, ask }: Proposal): DatedStory => {
  const headline = ofType(get(id), 'article')?.headline;
  const correctedAt = ask(latestCorrection, { id });
  return {
    headline: typeof headline === 'string' ? headline : null,
    correctedAt: typeof correctedAt === 'string' ? correctedAt : null,
  };
};

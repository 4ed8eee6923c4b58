import {
  type Companion,
  type DocumentChange,
  isPersonId,
  type Proposal,
  type SanityDocument,
} from 'local-lake/policy';
import { isSameValue } from '../../../lib/isSameValue.ts';
import { assignedIn } from '../../../lib/planning/Coverage.ts';
import { coverageFrom, coverageProblem } from '../../../lib/planning/coverageProblem.ts';
import { coverageReference, stricterEmbargo } from '../../../lib/planning/storyDraft.ts';
import { storyStage } from '../../../lib/planning/storyStage.ts';
import { isPublishedId, mayApprove, ofType, publishedId, referenceOf } from '../changes.ts';
import { asPatch } from '../stories.ts';

const coverageType = 'coverage';
const isPlanner = (identity: Proposal['identity']): boolean =>
  mayApprove(identity) || identity.kind === 'system';

/** Returns why a planned story may not be written, or null. */
export const findCoverageProblem = ({ changes, identity }: Proposal): string | null => {
  for (const change of changes) {
    const before = ofType(change.before, coverageType);
    const after = ofType(change.after, coverageType);
    if (!before && !after) continue;
    const by = { id: identity.id, mayPublish: isPlanner(identity) };
    const problem = coverageProblem({ before, after, by, isPerson: isPersonId });
    if (problem) return problem;
  }
  return null;
};

/** The server's patches for planned stories and the stories that came of them. */
export const stampCoverages = (proposal: Proposal): Companion[] =>
  proposal.changes.flatMap((change) => [
    ...stampPlanner(change, proposal),
    ...linkStories(change, proposal),
    ...followStory(change, proposal),
  ]);

/** Records who planned a story, and who assigned it when. */
const stampPlanner = (change: DocumentChange, { identity, at }: Proposal): Companion[] => {
  const before = ofType(change.before, coverageType);
  const after = ofType(change.after, coverageType);
  if (!after) return [];
  const isReassigned = !isSameValue(
    before ? assignedIn(coverageFrom(before)) : [],
    assignedIn(coverageFrom(after)),
  );
  const marks: Record<string, unknown> = {
    plannedBy: before ? before.plannedBy : identity.id,
    assignedBy: isReassigned ? identity.id : before?.assignedBy,
    assignedAt: isReassigned ? at : before?.assignedAt,
  };
  const changed = Object.entries(marks).filter(([name, value]) => after[name] !== value);
  return asPatch(change.id, {
    set: Object.fromEntries(changed.filter(([, value]) => value !== undefined)),
    unset: changed.filter(([, value]) => value === undefined).map(([name]) => name),
  });
};

/** Keeps the draft's reference to its plan, so that both know each other. The draft gets the plan's embargo. */
const linkStories = (change: DocumentChange, proposal: Proposal): Companion[] => {
  if (!change.id.startsWith('drafts.')) return [];
  const coverageId = publishedId(change.id);
  const after = ofType(change.after, coverageType);
  const [was, is] = [referenceOf(ofType(change.before, coverageType), 'story'), referenceOf(after, 'story')];
  if (was === is) return [];
  const left = was === null ? null : draftOf(was, proposal);
  return [
    ...(left && referenceOf(left, 'coverage') === coverageId
      ? asPatch(left._id, { set: {}, unset: ['coverage'] })
      : []),
    ...(after && is !== null ? linkStory(after, is, proposal) : []),
  ];
};

const linkStory = (coverage: SanityDocument, storyId: string, proposal: Proposal): Companion[] => {
  const live = ofType(proposal.get(storyId), 'article');
  const draft = draftOf(storyId, proposal);
  if (live) return stateOf(coverage, 'done');
  if (!draft) return [];
  // What an editor read keeps its embargo: only an editor changes that.
  const isRead = Boolean(draft.filedAt ?? draft.scheduledFor);
  const embargoedUntil =
    isRead && !isPlanner(proposal.identity)
      ? draft.embargoedUntil
      : stricterEmbargo(coverageFrom(coverage).embargoedUntil, draft.embargoedUntil);
  const reference = coverageReference(publishedId(coverage._id));
  return [
    ...asPatch(draft._id, {
      set: {
        ...(isSameValue(draft.coverage, reference) ? {} : { coverage: reference }),
        ...(isSameValue(draft.embargoedUntil, embargoedUntil) ? {} : { embargoedUntil }),
      },
      unset: [],
    }),
    ...stateOf(coverage, storyStage(draft, false)),
  ];
};

const draftOf = (id: string, { get }: Proposal): SanityDocument | null =>
  ofType(get(`drafts.${id}`), 'article');

const stateOf = (coverage: SanityDocument, state: string): Companion[] =>
  coverage.state === state ? [] : asPatch(coverage._id, { set: { state }, unset: [] });

/** Moves the plan with its story: begun, filed, sent back, scheduled, live. Only if plan and story name each other. */
const followStory = (change: DocumentChange, proposal: Proposal): Companion[] => {
  const before = ofType(change.before, 'article');
  const after = ofType(change.after, 'article');
  const coverageId = referenceOf(after ?? before, 'coverage');
  if (coverageId === null || isPublishedId(change.id)) return [];
  const storyId = publishedId(change.id);
  const coverage = ofType(proposal.get(`drafts.${coverageId}`), coverageType);
  if (!coverage || referenceOf(coverage, 'story') !== storyId) return [];
  const goesLive = !after && proposal.get(storyId) !== proposal.getBefore(storyId);
  if (goesLive) return stateOf(coverage, 'done');
  if (!change.id.startsWith('drafts.')) return [];
  if (!after)
    return proposal.get(storyId)
      ? []
      : asPatch(coverage._id, { set: { state: 'planned' }, unset: ['story'] });
  const stage = storyStage(after, false);
  return before && storyStage(before, false) === stage ? [] : stateOf(coverage, stage);
};

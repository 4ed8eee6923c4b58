import {
  type Companion,
  type DocumentChange,
  isPersonId,
  type MissedPublication,
  type Proposal,
  type SanityDocument,
} from 'local-lake/policy';
import { takeBackProblem } from '../../lib/articles/publishing/discarding/takeBackProblem.ts';
import { importedMark } from '../../lib/articles/publishing/importedMark.ts';
import { keptMark, keptProblem } from '../../lib/articles/publishing/keptMark.ts';
import { markUnreviewedChange } from '../../lib/articles/publishing/markUnreviewedChange.ts';
import { type MissedSchedule, missedScheduleField } from '../../lib/articles/publishing/missedSchedule.ts';
import {
  datePatch,
  datesOfDraft,
  type PublicationDates,
} from '../../lib/articles/publishing/publicationDates.ts';
import { sentBackMark, sentBackProblem } from '../../lib/articles/publishing/sentBackMark.ts';
import { keptWithdrawal, withdrawalProblem } from '../../lib/articles/publishing/withdrawalProblem.ts';
import { scheduleFields, unreviewedChangeFields } from '../../lib/articles/publishing/workflowFields.ts';
import { isObject } from '../../lib/isObject.ts';
import { isSameValue } from '../../lib/isSameValue.ts';
import { releaseIn } from '../../lib/releases/releaseIn.ts';
import { reasonProblem } from '../../lib/text/reasonProblem.ts';
import {
  asText,
  isPublic,
  isPublishedId,
  mayApprove,
  mayDate,
  ofType,
  publishedId,
  referenceOf,
} from './changes.ts';
import { missedCorrection } from './corrections/approvals.ts';
import { newlyPublished } from './corrections/published.ts';
import { startedBy } from './startedBy.ts';
import { asPatch } from './stories.ts';

const isDraft = ({ id }: DocumentChange): boolean => !isPublishedId(id);

/** Returns true for the draft of a live story or entry: a request to take it off the site waits there alone. */
export const isOfLive = (id: string, { getBefore }: Proposal): boolean =>
  id.startsWith('drafts.') && asText(getBefore(publishedId(id))) !== null;

/** Returns why a draft of a story may not be written, or null. */
export const findWithdrawalProblem = (proposal: Proposal): string | null => {
  const { changes, identity } = proposal;
  for (const change of changes.filter(isDraft)) {
    const { id, before, after } = change;
    const story = asText(after);
    const problem =
      story &&
      (storyReasonProblem(before, story) ??
        sentBackProblem({
          before: asText(before),
          after: story,
          by: { id: identity.id, mayApprove: isPlanner(identity) },
        }) ??
        takenBackProblem(change, proposal) ??
        withdrawalProblem({
          before,
          after: story,
          by: identity.id,
          isOfLive: isOfLive(id, proposal),
          isCopy: releaseIn(id) !== null,
          isPerson: isPersonId,
        }) ??
        keptProblem({ before: asText(before), after: story, by: identity.id }));
    if (problem) return problem;
  }
  return null;
};

const takenBackProblem = (change: DocumentChange, { identity, findSchedule }: Proposal): string | null => {
  const before = ofType(change.before, 'article');
  const after = ofType(change.after, 'article');
  if (!before || !after || isPlanner(identity) || !change.id.startsWith('drafts.')) return null;
  const isScheduled = findSchedule(publishedId(change.id)) !== null;
  return takeBackProblem({ before, after, isScheduled, by: identity.id });
};

const reasonFields = ['sentBack', 'withdrawal', 'keptOnSite'];

const reasonIn = (mark: unknown): unknown => (isObject(mark) ? mark.reason : null);

const storyReasonProblem = (before: SanityDocument | null, story: SanityDocument): string | null => {
  for (const name of reasonFields) {
    const problem = reasonProblem(reasonIn(story[name]), reasonIn(before?.[name]));
    if (problem) return problem;
  }
  return null;
};

/** The server's patches for drafts: dates, who filed them, and who changed scheduled ones. */
export const stampDrafts = (proposal: Proposal): Companion[] => [
  ...proposal.changes.filter(isDraft).flatMap((change) => stamps(change, proposal)),
  ...draftsBeside(proposal).flatMap((draft) => {
    const patch = datePatch(draft, datesOf(draft._id, draft, proposal), ['withdrawal']);
    return patch ? asPatch(draft._id, patch) : [];
  }),
];

/** Unchanged drafts of stories that the commit unpublishes, corrects or retracts. */
const draftsBeside = (proposal: Proposal): SanityDocument[] => {
  const { changes, get } = proposal;
  const takenOff = changes.filter(({ before, after }) => asText(before) && !after);
  const ids = [
    ...takenOff.filter(isPublic).map(({ id }) => id),
    ...newlyPublished(proposal).flatMap((correction) => referenceOf(correction, 'article') ?? []),
  ];
  return ids.flatMap((id) => {
    const draftId = `drafts.${id}`;
    return changes.some((change) => change.id === draftId) ? [] : (asText(get(draftId)) ?? []);
  });
};

/** Fields that only an editor or the server may set. The marks of a copy in a release are kept with the release. */
const editorsFieldsOf = (id: string) =>
  releaseIn(id) === null ? [...scheduleFields, ...unreviewedChangeFields] : scheduleFields;

const stamps = (change: DocumentChange, proposal: Proposal): Companion[] => {
  const { identity } = proposal;
  const before = ofType(change.before, 'article');
  const after = ofType(change.after, 'article');
  if (!after) return [];
  const waiting = waitingMarks(change, proposal);
  const held = mayDate(identity) ? after : before;
  const dates = datePatch(after, datesOf(change.id, held, proposal));
  const prior = storyOf(change.id, proposal) ?? before;
  const marks: Record<string, unknown> = {
    ...(isPlanner(identity)
      ? {}
      : Object.fromEntries(editorsFieldsOf(change.id).map((name) => [name, before?.[name]]))),
    scheduledBy: schedulerOf(before, after, proposal),
    ...filingMarks(before, waiting?.filedAt === before?.filedAt ? { ...after, ...waiting } : after, proposal),
    ...waiting,
  };
  marks.withdrawal = keptWithdrawal(after, isOfLive(change.id, proposal));
  marks.importedFrom = importedMark({ prior, brought: mayDate(identity) ? after : null, at: proposal.at });
  marks.startedBy = startedBy(after, proposal);
  marks.sentBack = sentBackMark({
    before,
    after: { ...after, ...marks },
    by: { id: identity.id, mayApprove: isPlanner(identity) },
    at: proposal.at,
  });
  marks.keptOnSite = keptMark({
    before,
    // A request that the server removes is not declined.
    after: { ...after, ...marks, withdrawal: after.withdrawal },
    by: identity.id,
    at: proposal.at,
  });
  const changed = Object.entries(marks).filter(([name, value]) => !isSameMark(after[name], value));
  const set = changed.filter(([, value]) => value !== undefined);
  return asPatch(change.id, {
    set: { ...dates?.set, ...Object.fromEntries(set) },
    unset: [
      ...(dates?.unset ?? []),
      ...changed.filter(([, value]) => value === undefined).map(([name]) => name),
    ],
  });
};

/** A draft never keeps null as a mark. */
const isSameMark = (one: unknown, other: unknown): boolean =>
  one === other || (isObject(one) && isSameValue(one, other));

const isPlanner = (identity: Proposal['identity']): boolean =>
  mayApprove(identity) || identity.kind === 'system';

/** @see markUnreviewedChange */
const waitingMarks = (change: DocumentChange, { identity, at, findSchedule }: Proposal) => {
  const before = ofType(change.before, 'article');
  const after = ofType(change.after, 'article');
  const id = publishedId(change.id);
  if (!before || !after || isPlanner(identity) || !change.id.startsWith('drafts.')) return null;
  return markUnreviewedChange({ before, after, isScheduled: findSchedule(id) !== null, by: identity.id, at });
};

/** The editor who set the time of a story, whoever marks it as missed. An editor may restore an earlier value. */
const schedulerOf = (
  before: SanityDocument | null,
  { scheduledFor, scheduledBy }: SanityDocument,
  { identity }: Proposal,
): unknown => {
  if (!isPlanner(identity)) return before?.scheduledBy;
  if (typeof scheduledFor !== 'string') return undefined;
  if (scheduledFor === before?.scheduledFor || identity.kind === 'system') return before?.scheduledBy;
  return typeof scheduledBy === 'string' && scheduledBy !== before?.scheduledBy ? scheduledBy : identity.id;
};

/** Records who filed a story, and when. An editor may restore earlier values. */
const filingMarks = (
  before: SanityDocument | null,
  { filedAt, filedBy }: SanityDocument,
  { identity, at }: Proposal,
): { filedAt?: unknown; filedBy?: unknown } => {
  if (filedAt === undefined) return { filedBy: undefined };
  if (isPlanner(identity)) return { filedBy: filedBy ?? identity.id };
  return filedAt === before?.filedAt ? { filedBy: before?.filedBy } : { filedAt: at, filedBy: identity.id };
};

/** The live story of a draft, else the one that was taken off the site. */
const storyOf = (draftId: string, { get, getBefore, findDeleted }: Proposal): SanityDocument | null => {
  const id = publishedId(draftId);
  const live = ofType(get(id), 'article') ?? ofType(getBefore(id), 'article');
  return live ?? findDeleted(id, 'article')?.document ?? null;
};

/** @param held the draft whose dates are kept if the story was never live. */
export const datesOf = (
  draftId: string,
  held: SanityDocument | null,
  proposal: Proposal,
): PublicationDates => {
  const { at, getBefore, get, findDeleted } = proposal;
  const id = publishedId(draftId);
  const live = asText(get(id));
  const was = asText(getBefore(id));
  const withdrawn = was
    ? { document: was, deletedAt: at }
    : (findDeleted(id, 'article') ?? findDeleted(id, 'liveEntry'));
  return datesOfDraft({ live, withdrawn: live ? null : withdrawn, held });
};

/**
 * A missed document stores the reason and its scheduled time, and when its schedule was taken off before. The text of a
 * missed correction has no mark: its approval names its revision.
 */
export const missed: MissedPublication = (draft, missing) => {
  const { reason, executeAt, author, cancelledAt, drafts } = missing;
  if (draft._type === 'correction') return missedCorrection(draft, missing);
  if (drafts.some(({ _type }) => _type === 'correction')) return [];
  const mark: MissedSchedule = {
    reason,
    scheduledFor: executeAt,
    by: author,
    ...(cancelledAt && { unscheduledAt: cancelledAt }),
  };
  return draft._type === 'article'
    ? asPatch(draft._id, {
        set: {
          missedBecause: reason,
          scheduledFor: executeAt,
          ...(cancelledAt && { unscheduledAt: cancelledAt }),
        },
        unset: cancelledAt ? [] : ['unscheduledAt'],
      })
    : asPatch(draft._id, { set: { [missedScheduleField]: mark }, unset: [] });
};

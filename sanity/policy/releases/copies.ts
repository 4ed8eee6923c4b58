import type { Companion, DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { missedScheduleField } from '../../../lib/articles/publishing/missedSchedule.ts';
import { unreviewedChangeFields } from '../../../lib/articles/publishing/workflowFields.ts';
import { isSameValue } from '../../../lib/isSameValue.ts';
import { releaseIn } from '../../../lib/releases/releaseIn.ts';
import { releaseName } from '../../../lib/releases/releaseName.ts';
import {
  isUnreadCopy,
  isUnreviewed,
  marksOfCopy,
  unreadCopyProblem,
} from '../../../lib/releases/unreadCopy.ts';
import { isPublic, isPublishedId, mayApprove, mayDate, ofType, publishedId } from '../changes.ts';
import { isDraftNamedByApproval } from '../corrections/approvals.ts';
import { asPatch } from '../stories.ts';

/** Stories and corrections are judged with what was approved of them. */
const judgedElsewhere = ['article', 'correction'];

/**
 * Returns why a release may not publish a copy, or take its document off, or null: someone who cannot publish wrote it,
 * and no editor has read it. It is the rule of publishing, for every kind of document.
 */
export const findUnreadCopyProblem = ({ changes, get, getBefore }: Proposal): string | null => {
  const isUnread = changes.some((change) => {
    const { id, before, after } = change;
    if (isPublic(change) && after && !judgedElsewhere.includes(after._type)) return isUnreviewed(after);
    const liveId = publishedId(id);
    const live = get(liveId);
    if (releaseIn(id) === null || !before || after || live === getBefore(liveId)) return false;
    const isJudged = live !== null && !liveId.includes('.') && judgedElsewhere.includes(live._type);
    return !isJudged && isUnreadCopy(before);
  });
  return isUnread ? unreadCopyProblem : null;
};

/** The server's marks of copies in releases: who left one unread, who read it. Other documents have none. */
export const stampCopies = (proposal: Proposal): Companion[] => [
  ...nameUnreadCopies(proposal),
  ...proposal.changes.flatMap((change) => {
    const { id, after } = change;
    if (!after) return [];
    const marks: Record<string, unknown> =
      releaseIn(id) === null
        ? { ...noMarks(after), ...missedMark(change, proposal) }
        : { ...marksOf(change, proposal), [missedScheduleField]: undefined };
    const changed = Object.entries(marks).filter(([name, value]) => after[name] !== value);
    return asPatch(id, {
      set: Object.fromEntries(changed.filter(([, value]) => value !== undefined)),
      unset: changed.filter(([, value]) => value === undefined).map(([name]) => name),
    });
  }),
];

/** The server alone says that a draft missed its time, until it is published. */
const missedMark = (
  { id, before, after }: DocumentChange,
  { identity }: Proposal,
): Record<string, unknown> => {
  const isServers = identity.kind === 'system' && !isPublishedId(id);
  const known = isPublishedId(id) ? undefined : before?.[missedScheduleField];
  return isServers || isSameValue(after?.[missedScheduleField], known)
    ? {}
    : { [missedScheduleField]: known };
};

/** A draft keeps the mark that names its copy, and a story or correction the marks of its draft. */
const noMarks = ({ _id, _type }: SanityDocument): Record<string, undefined> => {
  const names = [
    'readBy',
    ...(isPublishedId(_id) ? ['unreadCopy'] : []),
    ...(judgedElsewhere.includes(_type) ? [] : unreviewedChangeFields),
  ];
  return Object.fromEntries(names.map((name) => [name, undefined]));
};

/** The marks that a copy in a release gets. @see marksOfCopy */
export const marksOf = (
  { id, before, after }: Pick<DocumentChange, 'id' | 'before' | 'after'>,
  { identity, changes, at }: Proposal,
): Record<string, unknown> => {
  if (!after) return {};
  const release = changes.find((change) => change.id === `_.releases.${releaseIn(id)}`);
  const hasMarks = Boolean(after.readBy) || isUnreviewed(after);
  return {
    ...marksOfCopy({
      before,
      after,
      by: { id: identity.id, mayPublish: mayApprove(identity) },
      isRestored:
        identity.kind === 'system' ||
        (mayDate(identity) && hasMarks) ||
        (before === null && release?.before?.state === 'archived'),
      at,
    }),
    unreadCopy: undefined,
  };
};

const openReleases = '*[_type == "system.release" && state == "active"]._id';

/** The draft of a story names the copy that waits for an editor: the desk lists drafts. */
const nameUnreadCopies = (proposal: Proposal): Companion[] => {
  const { changes, get, getBefore } = proposal;
  const stories = changes.filter(
    ({ id, before, after }) => !isPublishedId(id) && ofType(after ?? before, 'article'),
  );
  return [...new Set(stories.map(({ id }) => publishedId(id)))].flatMap((id) => {
    const draft = ofType(get(`drafts.${id}`), 'article');
    if (!draft) return [];
    const before = getBefore(draft._id);
    const hasChanged =
      !before || stories.some((one) => releaseIn(one.id) !== null && publishedId(one.id) === id);
    const mark = hasChanged ? findUnreadCopy(id, before?.unreadCopy, proposal) : before.unreadCopy;
    if (isSameValue(draft.unreadCopy, mark) || isDraftNamedByApproval(id, proposal)) return [];
    return asPatch(
      draft._id,
      mark === undefined ? { set: {}, unset: ['unreadCopy'] } : { set: { unreadCopy: mark }, unset: [] },
    );
  });
};

/** A mark that still holds stays as it is: the copy changes with each key that is typed. */
const findUnreadCopy = (id: string, known: unknown, proposal: Proposal): unknown => {
  const { changes, ask, get } = proposal;
  const open = (ask(openReleases, {}) as string[]).map(releaseName);
  const touched = changes.flatMap((change) => releaseIn(change.id) ?? []);
  for (const release of new Set([...open, ...touched])) {
    const copy = ofType(get(`versions.${release}.${id}`), 'article');
    if (!copy) continue;
    const change = changes.find((one) => one.id === copy._id);
    const marks = change ? marksOf(change, proposal) : copy;
    if (!isUnreadCopy(marks)) continue;
    const { unreviewedChangeAt: at = copy._updatedAt, unreviewedChangeBy: by } = marks;
    const mark = { release, at, ...(by === undefined ? {} : { by }) };
    return isSameValue({ ...mark, at: null }, { ...(known ?? {}), at: null }) ? known : mark;
  }
  return undefined;
};

import type { Companion, DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { isSameWork } from '../../../lib/articles/publishing/markUnreviewedChange.ts';
import { releaseIn } from '../../../lib/releases/releaseIn.ts';
import { isUnreadCopy } from '../../../lib/releases/unreadCopy.ts';
import { mayApprove, ofType, publishedId } from '../changes.ts';
import { asPatch } from '../stories.ts';
import { marksOf, stampCopies } from './copies.ts';

const storyTypes = ['article', 'correction'];

/**
 * The server's patches for drafts whose copy is in a release, and for the copies. While the copy that an editor made of a
 * story waits there, or the copy of a correction that was approved there, both name the release: they wait on no other
 * list, whether Studio shows drafts or the release. When the copy goes live, the draft that equals it is deleted.
 */
export const stampReleases = (proposal: Proposal): Companion[] => [
  ...stampCopies(proposal),
  ...proposal.changes.flatMap((change) => {
    if (change.id.startsWith('drafts.')) return keepMark(change, proposal);
    const release = releaseIn(change.id);
    const document = change.after ?? change.before;
    if (release === null || !document || !storyTypes.includes(document._type)) return [];
    const draft = proposal.get(`drafts.${publishedId(change.id)}`);
    return [
      ...markCopy(change, release, proposal),
      ...(draft && storyTypes.includes(draft._type) ? stamps(change, draft, release, proposal) : []),
    ];
  }),
];

const stamps = (
  change: DocumentChange,
  draft: SanityDocument,
  release: string,
  proposal: Proposal,
): Companion[] => {
  const { id, before, after } = change;
  const { get, getBefore } = proposal;
  const liveId = publishedId(id);
  const goesLive = before !== null && !after && get(liveId) !== getBefore(liveId);
  if (goesLive && isCopy(before, draft)) return [{ delete: { id: draft._id } }];
  const isMarked = draft.inRelease === release;
  if (isDecided(change, proposal) && !isMarked) return setMark(draft._id, release);
  return isOver(after) && isMarked ? setMark(draft._id, undefined) : [];
};

/** Whoever copies a draft copies its mark too, which may be that of another release. */
const markCopy = (change: DocumentChange, release: string, proposal: Proposal): Companion[] => {
  const { id, before, after } = change;
  if (!after) return [];
  const kept = isOver(after) ? undefined : before?.inRelease;
  const mark = isDecided(change, proposal) ? release : kept;
  return after.inRelease === mark ? [] : setMark(id, mark);
};

const setMark = (id: string, mark: unknown): Companion[] =>
  asPatch(
    id,
    mark === undefined ? { set: {}, unset: ['inRelease'] } : { set: { inRelease: mark }, unset: [] },
  );

const isDecided = ({ id, before, after }: DocumentChange, proposal: Proposal): boolean =>
  after !== null &&
  mayApprove(proposal.identity) &&
  isDecision({ before, after }, marksOf({ id, before, after }, proposal));

/** The copy left the release, or is a correction that is not approved there, or no longer. */
const isOver = (after: SanityDocument | null): boolean =>
  after === null || (ofType(after, 'correction') !== null && !isFilled(after.approvedBy));

/** An editor decides on a story by copying it or confirming the copy, and on a correction by approving the copy. */
const isDecision = (
  { before, after }: { before: SanityDocument | null; after: SanityDocument },
  marks: Record<string, unknown>,
): boolean => {
  if (ofType(after, 'correction'))
    return before !== null && isFilled(after.approvedBy) && before.approvedBy !== after.approvedBy;
  return !isUnreadCopy(marks) && (before === null || isUnreadCopy(before));
};

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Only an editor's copy marks a draft: a mark takes it off the list of what waits. */
const keepMark = ({ id, before, after }: DocumentChange, { identity }: Proposal): Companion[] => {
  if (!after || !storyTypes.includes(after._type) || mayApprove(identity)) return [];
  return after.inRelease === before?.inRelease ? [] : setMark(id, before?.inRelease);
};

/** Returns true if a draft says nothing that its copy does not say. A published correction cannot be changed. */
const isCopy = (version: SanityDocument, draft: SanityDocument): boolean =>
  ofType(draft, 'correction') !== null || isSameWork(version, draft);

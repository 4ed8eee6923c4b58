import type { Companion, DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { dateFields } from '../../../lib/articles/publishing/publicationDates.ts';
import { workflowFields } from '../../../lib/articles/publishing/workflowFields.ts';
import { isSameValue } from '../../../lib/isSameValue.ts';
import { mayApprove, ofType, publishedId } from '../changes.ts';
import { asPatch } from '../stories.ts';
import { releaseIn } from './versions.ts';

const storyTypes = ['article', 'correction'];

/**
 * The server's patches for drafts whose copy is in a release. While the copy that an editor made of a story waits there,
 * or the copy of a correction that was approved there, the draft names the release: it waits on no other list. When the
 * copy goes live, the draft that equals it is deleted.
 */
export const stampReleases = (proposal: Proposal): Companion[] =>
  proposal.changes.flatMap((change) => {
    if (change.id.startsWith('drafts.')) return keepMark(change, proposal);
    const release = releaseIn(change.id);
    const document = change.before ?? change.after;
    if (release === null || !document || !storyTypes.includes(document._type)) return [];
    const draft = proposal.get(`drafts.${publishedId(change.id)}`);
    if (!draft || !storyTypes.includes(draft._type)) return [];
    return stamps(change, draft, release, proposal);
  });

const stamps = (
  { id, before, after }: DocumentChange,
  draft: SanityDocument,
  release: string,
  { identity, get, getBefore }: Proposal,
): Companion[] => {
  const liveId = publishedId(id);
  const goesLive = before !== null && !after && get(liveId) !== getBefore(liveId);
  if (goesLive && isCopy(before, draft)) return [{ delete: { id: draft._id } }];
  const isMarked = draft.inRelease === release;
  const isDecided = after !== null && mayApprove(identity) && isDecision(before, after);
  if (isDecided && !isMarked) return asPatch(draft._id, { set: { inRelease: release }, unset: [] });
  const isOver = after === null || (ofType(after, 'correction') !== null && !isFilled(after.approvedBy));
  return isOver && isMarked ? asPatch(draft._id, { set: {}, unset: ['inRelease'] }) : [];
};

/** An editor decides on a story by copying it, and on a correction by approving the copy. */
const isDecision = (before: SanityDocument | null, after: SanityDocument): boolean =>
  ofType(after, 'correction')
    ? before !== null && isFilled(after.approvedBy) && before.approvedBy !== after.approvedBy
    : before === null;

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Only an editor's copy marks a draft: a mark takes it off the list of what waits. */
const keepMark = ({ id, before, after }: DocumentChange, { identity }: Proposal): Companion[] => {
  if (!after || !storyTypes.includes(after._type) || mayApprove(identity)) return [];
  const kept = before?.inRelease;
  if (after.inRelease === kept) return [];
  return asPatch(
    id,
    kept === undefined ? { set: {}, unset: ['inRelease'] } : { set: { inRelease: kept }, unset: [] },
  );
};

/** Fields that the server keeps on its own, and that say nothing of what is written. */
const unwritten = new Set<string>([
  ...['_id', '_rev', '_createdAt', '_updatedAt', '_system'],
  ...workflowFields,
  ...dateFields,
]);

const writtenIn = (document: SanityDocument): Record<string, unknown> =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !unwritten.has(name)));

/** Returns true if a draft says nothing that its copy does not say. A published correction cannot be changed. */
const isCopy = (version: SanityDocument, draft: SanityDocument): boolean =>
  ofType(draft, 'correction') !== null || isSameValue(writtenIn(version), writtenIn(draft));

type StoredCopy = { approvedBy?: unknown; [field: string]: unknown };

const isApproved = (copy: StoredCopy | null): boolean =>
  typeof copy?.approvedBy === 'string' && copy.approvedBy.trim() !== '';

/**
 * Why a correction that was approved in a release may not be taken out of it, or lose its approval there, or null: nobody
 * would notice that the release goes live without it.
 *
 * @param after null if it is taken out.
 */
export const approvedCopyProblem = (
  before: StoredCopy | null,
  after: StoredCopy | null,
  by: { id: string; mayApprove: boolean },
): string | null =>
  !isApproved(before) || isApproved(after) || by.mayApprove || before?.approvedBy === by.id
    ? null
    : 'An editor approved this correction in the release. Only an editor takes it out of there, or takes the approval back. Ask one.';

/**
 * Why a copy of a story may not be taken out of a release, or null: a correction was approved there with this text, and
 * cannot go live without it.
 *
 * @param notes the corrections of the story in the release.
 */
export const approvedTextProblem = (
  notes: StoredCopy[],
  by: { id: string; mayApprove: boolean },
): string | null =>
  by.mayApprove || !notes.some((note) => isApproved(note) && note.approvedBy !== by.id)
    ? null
    : 'An editor approved a correction in the release with this text. Only an editor takes it out of there. Ask one.';

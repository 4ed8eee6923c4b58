import type { DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { deletedPersonProblem } from '../../../lib/references/deletedPersonProblem.ts';
import { privateReferenceProblem } from '../../../lib/references/privateReferenceProblem.ts';
import { strongReferencesIn } from '../../../lib/references/referencesIn.ts';
import { scheduledReferrerProblem } from '../../../lib/references/scheduledReferrerProblem.ts';
import { titleOf } from '../../../lib/references/titleOf.ts';
import { releaseIn } from '../../../lib/releases/releaseIn.ts';
import { isUnreviewed } from '../../../lib/releases/unreadCopy.ts';
import { asText, isPublic, isPublishedId, publishedId } from '../changes.ts';
import { isRecord, takenDown } from './weakenReferences.ts';

/** Returns why references keep a document from being published or removed, or null. */
export const findReferredProblem = (proposal: Proposal): string | null => {
  for (const change of proposal.changes) {
    const problem = change.after
      ? (privateProblem(change, proposal) ?? deletedProblem(change, proposal))
      : (scheduledProblem(change, proposal) ?? publishedProblem(change, proposal));
    if (problem) return problem;
  }
  return null;
};

/** @see privateReferenceProblem */
const privateProblem = (change: DocumentChange, { getBefore }: Proposal): string | null => {
  const { id, before, after } = change;
  if (!isPublic(change) && releaseIn(id) === null) return null;
  return privateReferenceProblem([before, getBefore(publishedId(id))], after);
};

/** The lake would refuse it by the id of the person alone. @see deletedPersonProblem */
const deletedProblem = (change: DocumentChange, { get, findDeleted }: Proposal): string | null => {
  if (!isPublic(change)) return null;
  const known = peopleOf(change.before);
  const id = [...peopleOf(change.after)].find((one) => !known.has(one) && get(one) === null);
  const person = id === undefined ? undefined : findDeleted(id, 'person')?.document;
  return person ? deletedPersonProblem({ id: person._id, name: titleOf(person) ?? person._id }) : null;
};

const peopleOf = (document: SanityDocument | null): Set<string> => {
  const story = asText(document);
  return strongReferencesIn([story?.bylines, story?.contacts]);
};

/**
 * A scheduled draft, or a copy in a scheduled release, keeps a person, a page and another draft. A story leaves all the
 * same.
 */
const scheduledProblem = ({ id, before }: DocumentChange, proposal: Proposal): string | null => {
  const removed = isPublishedId(id) ? before?._type : 'draft';
  if (!before || !takenDown.has(before._type)) return null;
  if (removed !== 'person' && removed !== 'page' && removed !== 'draft') return null;
  const referrer = proposal.listReferrers(id).find((one) => isScheduled(one, proposal));
  return referrer === undefined
    ? null
    : scheduledReferrerProblem(removed, {
        title: titleOf(proposal.get(referrer)) ?? referrer,
        isInRelease: releaseIn(referrer) !== null,
      });
};

/** A scheduled draft that waits for an editor again does not go live at its hour. */
const isScheduled = (id: string, { get, findSchedule }: Proposal): boolean => {
  const name = releaseIn(id);
  if (name !== null) return get(`_.releases.${name}`)?.state === 'scheduled';
  return !isPublishedId(id) && !isUnreviewed(get(id)) && findSchedule(publishedId(id)) !== null;
};

/** A story stays while a published document refers to it, but for corrections: nobody can change them. */
const publishedProblem = (
  { id, before }: DocumentChange,
  { get, listReferrers }: Proposal,
): string | null => {
  if (id.includes('.') || !asText(before)) return null;
  const referrer = listReferrers(id).find((one) => isPublishedId(one) && !isRecord(get(one)));
  return referrer === undefined
    ? null
    : `“${titleOf(get(referrer)) ?? referrer}” leads to it. Take the link out of there first, then take this off the site.`;
};

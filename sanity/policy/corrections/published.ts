import { isPersonId, type Proposal, type SanityDocument } from 'local-lake/policy';
import { isPublishedId, ofType, publishedId } from '../changes.ts';

export const asCorrection = (document: SanityDocument | null): SanityDocument | null =>
  ofType(document, 'correction');

/** Corrections published in this commit. */
export const newlyPublished = ({ changes }: Proposal): SanityDocument[] =>
  changes.flatMap(({ id, before, after }) =>
    isPublishedId(id) && !asCorrection(before) ? (asCorrection(after) ?? []) : [],
  );

/** Returns true if requester and approver are two people. */
export const isApproved = ({ approvedBy, requestedBy }: SanityDocument): boolean =>
  isPerson(approvedBy) && isPerson(requestedBy) && approvedBy !== requestedBy;

const isPerson = (id: unknown): boolean => typeof id === 'string' && isPersonId(id);

/** Returns true if the commit changes the published document. */
export const goesLive = (id: string, { get, getBefore }: Proposal): boolean =>
  get(publishedId(id)) !== getBefore(publishedId(id));

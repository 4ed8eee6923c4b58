import type { DocumentActionComponent, DuplicateDocumentActionComponent, SanityDocumentLike } from 'sanity';

const ofItsOwn = [
  'firstPublishedAt',
  'modifiedAt',
  'retractedAt',
  'filedAt',
  'filedBy',
  'takenBackAt',
  'takenBackBy',
  'withdrawal',
  'withdrawnAt',
  'scheduledFor',
  'scheduledZone',
  'missedBecause',
  'recheckSummary',
  'slug',
];

/** A copy is a new story: it has been nowhere and needs an address of its own. */
export const beginAnew = (document: SanityDocumentLike): SanityDocumentLike =>
  Object.fromEntries(
    Object.entries(document).filter(([field]) => !ofItsOwn.includes(field)),
  ) as SanityDocumentLike;

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Studio's duplicate, for stories. */
export const duplicateStory = (original: DuplicateDocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => original({ ...props, mapDocument: beginAnew });
  action.action = 'duplicate';
  action.displayName = 'DuplicateStory';
  wrapped.set(original, action);
  return action;
};

import {
  type DocumentActionComponent,
  type DuplicateDocumentActionComponent,
  type SanityDocumentLike,
  useCurrentUser,
} from 'sanity';
import { dateFields } from '../../../../lib/articles/publishing/publicationDates.ts';
import { workflowFields } from '../../../../lib/articles/publishing/workflowFields.ts';

const ownFields: string[] = [...dateFields, ...workflowFields, 'withdrawal', 'recheckSummary', 'slug'];

/** A copy of the person who makes it, without the fields that belong to the original: dates, marks and address. */
export const copyBy =
  (startedBy: string) =>
  (document: SanityDocumentLike): SanityDocumentLike => ({
    ...(Object.fromEntries(
      Object.entries(document).filter(([field]) => !ownFields.includes(field)),
    ) as SanityDocumentLike),
    startedBy,
  });

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Studio's duplicate action, for stories. */
export const duplicateStory = (original: DuplicateDocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const user = useCurrentUser();
    return original({ ...props, mapDocument: copyBy(user?.id ?? '') });
  };
  action.action = 'duplicate';
  action.displayName = 'DuplicateStory';
  wrapped.set(original, action);
  return action;
};

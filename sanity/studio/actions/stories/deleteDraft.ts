import type { DocumentActionComponent } from 'sanity';
import { useDiscardProblem } from '../useDiscardProblem.ts';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Studio's delete action, for stories that are not live. Two people unpublish a live story first, and a filed one is sent back. */
export const deleteDraft = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const { draft, published } = props;
    const problem = useDiscardProblem(draft, false);
    const described = original(props);
    if (published || !described) return null;
    return problem === null ? described : { ...described, disabled: true, title: problem };
  };
  action.action = 'delete';
  action.displayName = 'DeleteDraft';
  wrapped.set(original, action);
  return action;
};

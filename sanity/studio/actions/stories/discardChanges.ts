import type { DocumentActionComponent } from 'sanity';
import { useDiscardProblem } from '../useDiscardProblem.ts';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Studio's action that discards a draft. It rests while somebody waits for an answer to the draft, and for a
 * journalist who did not begin it. */
export const discardChanges = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const { draft, published } = props;
    const problem = useDiscardProblem(draft, published !== null);
    const description = original(props);
    if (!description || problem === null) return description;
    return { ...description, disabled: true, title: problem };
  };
  action.action = 'discardChanges';
  action.displayName = 'DiscardChanges';
  wrapped.set(original, action);
  return action;
};

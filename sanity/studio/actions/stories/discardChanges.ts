import type { DocumentActionComponent } from 'sanity';
import { discardProblem } from '../../../../lib/articles/publishing/discardProblem.ts';
import { storyOf } from '../storyOf.ts';
import { usePerson } from '../usePerson.ts';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Studio's action that discards a draft. It rests while somebody waits for an answer to the draft. */
export const discardChanges = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const { draft, published } = props;
    const problem = discardProblem({ draft: storyOf(draft), isLive: published !== null, by: usePerson() });
    const description = original(props);
    if (!description || problem === null) return description;
    return { ...description, disabled: true, title: problem };
  };
  action.action = 'discardChanges';
  action.displayName = 'DiscardChanges';
  wrapped.set(original, action);
  return action;
};

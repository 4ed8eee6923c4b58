import type { DocumentActionComponent } from 'sanity';
import { approvedCopyProblem } from '../../../../lib/releases/approvedCopyProblem.ts';
import { useDiscardRefusal } from '../useDiscardRefusal.ts';
import { usePerson } from '../usePerson.ts';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Studio's action that takes a copy out of a release. It rests where the server would refuse it. */
export const discardCopy = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const { id, mayPublish } = usePerson();
    const description = original(props);
    const copy = props.type === 'correction' ? props.version : null;
    const refusal = useDiscardRefusal(mayPublish ? null : props.version, null);
    const problem = approvedCopyProblem(copy, null, { id, mayApprove: mayPublish }) ?? refusal;
    return description && problem ? { ...description, disabled: true, title: problem } : description;
  };
  action.action = 'discardVersion';
  action.displayName = 'DiscardCopy';
  wrapped.set(original, action);
  return action;
};

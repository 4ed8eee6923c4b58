import { type DocumentActionComponent, useValidationStatus } from 'sanity';
import { useFaultText } from '../checks/useFaultText.ts';
import { useWholeText } from './waiting/useWholeText.ts';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/**
 * Studio's publish action for documents that are no stories. While the draft has errors, its button says which. It waits for
 * the last words of a text.
 */
export const explainPublish = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const { id, type, draft } = props;
    const described = original(props);
    const { validation } = useValidationStatus(draft?._id ?? id, type, true);
    const problem = useFaultText(type, draft, validation);
    const publish = described?.onHandle;
    const whole = useWholeText(() => publish?.());
    if (!described) return described;
    if (described.disabled) return draft && problem ? { ...described, title: problem } : described;
    return { ...described, disabled: whole.isAsked, onHandle: whole.ask };
  };
  action.action = 'publish';
  action.displayName = 'ExplainPublish';
  wrapped.set(original, action);
  return action;
};

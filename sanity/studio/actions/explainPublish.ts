import { type DocumentActionComponent, useValidationStatus } from 'sanity';
import { useFaultText } from '../checks/useFaultText.ts';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Studio's publish action for documents that are no stories. While the draft has errors, its button says which. */
export const explainPublish = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const { id, type, draft } = props;
    const described = original(props);
    const { validation } = useValidationStatus(draft?._id ?? id, type, true);
    const problem = useFaultText(type, draft, validation);
    return described?.disabled && draft && problem ? { ...described, title: problem } : described;
  };
  action.action = 'publish';
  action.displayName = 'ExplainPublish';
  wrapped.set(original, action);
  return action;
};

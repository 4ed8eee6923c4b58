import { type DocumentActionComponent, useValidationStatus } from 'sanity';
import { changedSharedFields } from '../../../lib/secondPerson/sharedFields.ts';
import { useFaultText } from '../checks/useFaultText.ts';
import { findPublishRefusal } from '../requests/trials/publishTrial.ts';
import { useRefusal } from './useRefusal.ts';
import { useWholeText } from './waiting/useWholeText.ts';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/**
 * Studio's publish action for documents that are no stories. While the draft has errors, its button says which. It waits for
 * the last words of a text. If what stories show changes, the server is asked whether that takes another editor.
 */
export const explainPublish = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const { id, type, draft, published } = props;
    const described = original(props);
    const { validation } = useValidationStatus(draft?._id ?? id, type, true);
    const problem = useFaultText(type, draft, validation);
    const isShared = draft && published && changedSharedFields(published, draft).length > 0;
    const refusal = useRefusal(findPublishRefusal, isShared ? id : null, draft?._rev);
    const publish = described?.onHandle;
    const whole = useWholeText(() => publish?.());
    if (!described) return described;
    if (described.disabled) return draft && problem ? { ...described, title: problem } : described;
    if (refusal) return { ...described, disabled: true, title: refusal };
    return { ...described, disabled: whole.isAsked, onHandle: whole.ask };
  };
  action.action = 'publish';
  action.displayName = 'ExplainPublish';
  wrapped.set(original, action);
  return action;
};

import { useEffect, useState } from 'react';
import { type DocumentActionComponent, useValidationStatus } from 'sanity';
import { useFaultText } from '../checks/useFaultText.ts';
import { useIsTextPending } from '../layout/saving/useIsSaving.ts';

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

/** Acts, once asked, as soon as the form has all text. */
const useWholeText = (act: () => void): { isAsked: boolean; ask(): void } => {
  const isPending = useIsTextPending();
  const [isAsked, setIsAsked] = useState(false);
  useEffect(() => {
    if (!isAsked || isPending) return;
    setIsAsked(false);
    act();
  });
  return { isAsked, ask: () => setIsAsked(true) };
};

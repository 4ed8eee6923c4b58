import { useEffect, useState } from 'react';
import { useIsTextPending } from '../../layout/saving/useIsSaving.ts';
import { useClosedEarly, useRefuse } from './useRefuse.ts';

/** Acts, once asked, as soon as the form has all text. `isAsked` is true until then. */
export const useWholeText = (act: () => void): { isAsked: boolean; ask(): void } => {
  const isPending = useIsTextPending();
  const [isAsked, setIsAsked] = useState(false);
  useClosedEarly(isAsked, useRefuse());
  useEffect(() => {
    if (!isAsked || isPending) return;
    setIsAsked(false);
    act();
  });
  return { isAsked, ask: () => setIsAsked(true) };
};

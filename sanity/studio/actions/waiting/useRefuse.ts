import { useToast } from '@sanity/ui/toast';
import { useCallback, useEffect, useRef } from 'react';

type Refuse = (reason: string) => void;

/** Says why nothing was done. */
export const useRefuse = (): Refuse => {
  const toast = useToast();
  return useCallback(
    (description) =>
      toast.push({ status: 'error', title: 'Not done', description, closable: true, duration: 300_000 }),
    [toast],
  );
};

/** Says so if a document is closed while a request on it waits for its last words. */
export const useClosedEarly = (isAsked: boolean, refuse: Refuse): void => {
  const latest = useRef({ isAsked, refuse });
  latest.current = { isAsked, refuse };
  useEffect(
    () => () => {
      if (latest.current.isAsked)
        latest.current.refuse(
          'The document was closed before its last words were saved. Open it and try again.',
        );
    },
    [],
  );
};

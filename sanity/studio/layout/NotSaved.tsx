import { useToast } from '@sanity/ui/toast';
import { useEffect } from 'react';
import type { RefusedWrites } from '../connection/refusedWrites.ts';

/** Long enough to read two sentences. */
const shownMs = 12_000;

/** Says why a change was not saved. The same reason, for each key that is typed, is shown once. */
export const NotSaved = ({ refusedWrites }: { refusedWrites: RefusedWrites }) => {
  const toast = useToast();
  useEffect(
    () =>
      refusedWrites.subscribe((reason) =>
        toast.push({
          id: `not-saved ${reason}`,
          status: 'error',
          title: 'Not saved',
          description: reason,
          duration: shownMs,
          closable: true,
        }),
      ),
    [refusedWrites, toast],
  );
  return null;
};

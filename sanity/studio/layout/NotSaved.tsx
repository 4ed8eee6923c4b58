import { useToast } from '@sanity/ui/toast';
import { useEffect } from 'react';
import { notDeleted } from '../connection/refusedWrites.ts';
import type { Reports } from '../dialogs/reports.ts';
import { closeRefusedDeletion } from './closeRefusedDeletion.ts';

/** Long enough to read two sentences. */
const shownMs = 12_000;

type Props = {
  title: string;
  reports: Reports;
};

/** Says why something was not saved. The same reason, for each key that is typed, is shown once. */
export const NotSaved = ({ title, reports }: Props) => {
  const toast = useToast();
  useEffect(
    () =>
      reports.subscribe((reason, named = title) => {
        if (named === notDeleted) closeRefusedDeletion();
        toast.push({
          id: `not-saved ${reason}`,
          status: 'error',
          title: named,
          description: reason,
          duration: shownMs,
          closable: true,
        });
      }),
    [title, reports, toast],
  );
  return null;
};

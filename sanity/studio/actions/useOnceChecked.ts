import { useToast } from '@sanity/ui/toast';
import { useEffect, useState } from 'react';
import { type SanityDocument, useSyncState, useValidationStatus } from 'sanity';

type Checked = {
  /** False if the last check of the draft found errors. */
  isWhole: boolean;
  /** True from the call of `ask` until the last edits are saved and checked. */
  isAsked: boolean;
  ask(): void;
};

/** Studio's first result after a change may still be for the previous text, for seconds on a busy machine. */
const staleResultTimeoutMs = 10_000;

/**
 * Runs `act` on a draft after the last edits are saved and checked. Does not run it if the draft has errors.
 *
 * @param areReferencesChecked whether referenced documents must be published.
 */
export const useOnceChecked = (
  { id, type, draft }: { id: string; type: string; draft: SanityDocument | null },
  areReferencesChecked: boolean,
  act: () => void,
): Checked => {
  const { validation, isValidating, revision } = useValidationStatus(
    draft?._id ?? id,
    type,
    areReferencesChecked,
  );
  const { isSyncing } = useSyncState(id, type);
  const toast = useToast();
  const [isAsked, setIsAsked] = useState(false);
  const isChecked = !isSyncing && !isValidating && revision === draft?._rev;
  const isWhole = !validation.some(({ level }) => level === 'error');

  useEffect(() => {
    if (!isAsked || !isChecked || !isWhole) return;
    setIsAsked(false);
    act();
  }, [isAsked, isChecked, isWhole, act]);

  useEffect(() => {
    if (!isAsked || !isChecked || isWhole) return;
    const timer = setTimeout(() => {
      setIsAsked(false);
      toast.push({
        status: 'error',
        title: 'Not done',
        description: 'Something is missing. The bar above says what it is.',
      });
    }, staleResultTimeoutMs);
    return () => clearTimeout(timer);
  }, [isAsked, isChecked, isWhole, toast]);

  return { isWhole, isAsked, ask: () => setIsAsked(true) };
};

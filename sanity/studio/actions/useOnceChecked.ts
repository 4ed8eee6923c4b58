import { useEffect, useState } from 'react';
import { type SanityDocument, useSyncState, useValidationStatus } from 'sanity';

type Checked = {
  /** False when the draft as it was checked last has errors. */
  isWhole: boolean;
  /** From the asking until the last words are saved and checked. */
  isAsked: boolean;
  ask(): void;
};

/** Studio's first answer after a change may still be about the words before it. */
const patienceMs = 2_000;

/**
 * Does something with a draft when it is asked to, once the last words that were typed are saved and checked, and not
 * at all when they have errors.
 *
 * @param areReferencesChecked whether what it refers to has to be published.
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
    const timer = setTimeout(() => setIsAsked(false), patienceMs);
    return () => clearTimeout(timer);
  }, [isAsked, isChecked, isWhole]);

  return { isWhole, isAsked, ask: () => setIsAsked(true) };
};

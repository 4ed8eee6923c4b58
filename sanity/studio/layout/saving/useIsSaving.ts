import { useSyncExternalStore } from 'react';
import { useSyncState } from 'sanity';
import { pendingText } from './PendingText.ts';

const subscribe = (listener: () => void): (() => void) => pendingText.subscribe(listener);
const isTextPending = (): boolean => pendingText.isPending;

/** True while the editor of a text has not handed over to its form what was typed last. */
export const useIsTextPending = (): boolean => useSyncExternalStore(subscribe, isTextPending);

/** True until the server has all that was typed into a document. Studio's `useSyncState` knows nothing of pending text. */
export const useIsSaving = (id: string, type: string): boolean => {
  const { isSyncing } = useSyncState(id, type);
  return useIsTextPending() || isSyncing;
};

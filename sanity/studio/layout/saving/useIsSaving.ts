import { useSyncExternalStore } from 'react';
import { useSyncState } from 'sanity';
import { pendingText } from './PendingText.ts';

const subscribe = (listener: () => void): (() => void) => pendingText.subscribe(listener);
const isTextPending = (): boolean => pendingText.isPending;

/**
 * True until the server has all that was typed into a document. Studio's own `useSyncState` knows nothing of what the editor
 * of a text has not handed over yet.
 */
export const useIsSaving = (id: string, type: string): boolean => {
  const { isSyncing } = useSyncState(id, type);
  return useSyncExternalStore(subscribe, isTextPending) || isSyncing;
};

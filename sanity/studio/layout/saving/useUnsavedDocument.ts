import { getPublishedId, getVersionFromId } from '@sanity/client/csm';
import { type RefObject, useEffect, useRef } from 'react';
import type { DocumentStore, SanityDocument } from 'sanity';

/** What Studio's store has of open documents. */
export type UnsavedStore = Pick<DocumentStore['pair'], 'consistencyStatus' | 'editState'>;

/**
 * A document with what the server does not have yet, as its form has it. A form that is read anew has it no more: then the
 * state before counts. Null if no form has the document.
 *
 * @param id of the document, its draft or its copy in a release.
 */
export const useUnsavedDocument = (
  store: UnsavedStore,
  id: string,
  type: string | null,
): RefObject<SanityDocument | null> => {
  const latest = useRef<SanityDocument | null>(null);
  useEffect(() => {
    if (type === null) return;
    const version = getVersionFromId(id);
    const published = getPublishedId(id);
    let isUnsaved = true;
    const saving = store.consistencyStatus(published, type, version).subscribe({
      next: (isSaved) => {
        isUnsaved &&= !isSaved;
      },
      error: () => {},
    });
    const state = store.editState(published, type, version).subscribe({
      next: (now) => {
        if (isUnsaved) latest.current = now.version ?? now.draft ?? now.published;
      },
      error: () => {},
    });
    return () => {
      saving.unsubscribe();
      state.unsubscribe();
    };
  }, [store, id, type]);
  return latest;
};

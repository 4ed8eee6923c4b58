import type { SanityDocument } from 'sanity';
import { findDiscardRefusal } from '../requests/trials/discardTrial.ts';
import { useRefusal } from './useRefusal.ts';

/**
 * Why the server would refuse to discard a draft or a copy: undefined until it has answered, null if it would not.
 *
 * @param document null if nothing is asked.
 * @param state asks again when it changes. By default that is each change.
 */
export const useDiscardRefusal = (
  document: SanityDocument | null,
  state: unknown = document?._rev,
): string | null | undefined => useRefusal(findDiscardRefusal, document?._id, state);

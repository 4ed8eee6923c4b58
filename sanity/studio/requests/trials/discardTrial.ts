import type { SanityClient } from '@sanity/client';
import { discard } from '../documentActions.ts';
import { errorText } from '../errorText.ts';

/**
 * Asks the server whether it would discard a draft now, without writing: only the history knows who wrote it.
 *
 * @returns why it would refuse, or null.
 */
export const findDiscardRefusal = async (client: SanityClient, id: string): Promise<string | null> => {
  try {
    await client.action([discard(id)], { dryRun: true });
    return null;
  } catch (error) {
    return errorText(error);
  }
};

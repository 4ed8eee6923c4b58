import type { SanityClient } from '@sanity/client';
import { discardVersion } from '../documentActions.ts';
import { errorText } from '../errorText.ts';

/**
 * Asks the server whether it would discard a draft or a copy in a release now, without writing: only the history knows
 * who began it.
 *
 * @param versionId such as `drafts.x`.
 * @returns why it would refuse, or null.
 */
export const findDiscardRefusal = async (client: SanityClient, versionId: string): Promise<string | null> => {
  try {
    await client.action([discardVersion(versionId)], { dryRun: true });
    return null;
  } catch (error) {
    return errorText(error);
  }
};

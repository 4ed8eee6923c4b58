import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { errorText } from '../errorText.ts';

const refusal = z.object({ statusCode: z.literal(403) });

/**
 * Asks the server whether it would publish a draft now, without writing: only the history knows who wrote which value.
 *
 * @returns why it would refuse, or null. Of a lost connection and a draft that is gone Studio's own action tells.
 */
export const findPublishRefusal = async (
  client: SanityClient,
  publishedId: string,
): Promise<string | null> => {
  const draftId = `drafts.${publishedId}`;
  try {
    await client.action(
      { actionType: 'sanity.action.document.publish', draftId, publishedId },
      { dryRun: true },
    );
    return null;
  } catch (error) {
    return refusal.safeParse(error).success ? errorText(error) : null;
  }
};

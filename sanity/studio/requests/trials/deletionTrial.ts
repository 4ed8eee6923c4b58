import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { errorText } from '../errorText.ts';

const refusal = z.object({ statusCode: z.union([z.literal(403), z.literal(409)]) });

export type DeletionRefusal = { kind: 'used' } | { kind: 'refused'; reason: string };

/**
 * Asks the server whether it would delete a published document and its draft now, without writing.
 *
 * @returns why it would refuse, or null.
 */
export const findDeletionRefusal = async (
  client: SanityClient,
  publishedId: string,
): Promise<DeletionRefusal | null> => {
  try {
    const includeDrafts = [`drafts.${publishedId}`];
    await client.action(
      { actionType: 'sanity.action.document.delete', publishedId, includeDrafts },
      { dryRun: true },
    );
    return null;
  } catch (error) {
    const { data } = refusal.safeParse(error);
    // Studio's own action tells of a lost connection.
    if (!data) return null;
    return data.statusCode === 409 ? { kind: 'used' } : { kind: 'refused', reason: errorText(error) };
  }
};

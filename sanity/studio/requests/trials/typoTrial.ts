import type { Action, SanityClient } from '@sanity/client';
import { z } from 'zod';
import { errorText } from '../errorText.ts';

const refusal = z.object({ statusCode: z.literal(403) });

/**
 * Asks the server whether it would publish a typo fix now, without writing: the server has the dictionaries, and the
 * text that two people last read.
 *
 * @param actions as `publishTypo` makes them.
 * @returns why it would refuse, or null.
 */
export const findTypoRefusal = async (client: SanityClient, actions: Action[]): Promise<string | null> => {
  try {
    await client.action(actions, { dryRun: true });
    return null;
  } catch (error) {
    return refusal.safeParse(error).success ? errorText(error) : null;
  }
};

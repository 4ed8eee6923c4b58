import { z } from 'zod';

const refused = z.object({ statusCode: z.number() });

/** Requests that the server refuses now and may take later. */
const passing = [401, 408, 425, 429];

/** Returns true if the same request may succeed later: after a lost connection or a fault of the server. */
export const isPassing = (error: unknown): boolean => {
  const { data } = refused.safeParse(error);
  return !data || data.statusCode >= 500 || passing.includes(data.statusCode);
};

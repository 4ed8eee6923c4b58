import { z } from 'zod';
import type { Verdict } from './Outage.ts';

/** The status codes of a proxy whose upstream is down. */
const awayStatuses = [502, 503, 504];

/** The two shapes of the lake's errors. A proxy's JSON has neither. */
const lakeError = z.union([
  z.object({ statusCode: z.number(), message: z.string() }),
  z.object({ error: z.object({ description: z.string() }) }),
]);

/**
 * What an answer tells of the server. The lake's own 503 is for one request, such as a read of a damaged dataset: others
 * may be answered.
 */
export const verdictOf = async (response: Response): Promise<Verdict> => {
  if (!awayStatuses.includes(response.status)) return response.status < 500 ? 'back' : 'unsaid';
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return lakeError.safeParse(body).success ? 'unsaid' : 'away';
};

/** What a failed fetch tells of the server. Only a lost connection is a TypeError. */
export const verdictOfFailure = (error: unknown): Verdict =>
  error instanceof Error && error.name === 'TypeError' ? 'away' : 'unsaid';

import { z } from 'zod';
import type { Fetch } from './retries/retryRequests.ts';

/** The lake's own preference. Hosted Sanity does not know it and answers as always. */
const refusalAsAnswer = 'dry-run-refusal=answer';

const answer = z.object({ refused: z.object({ status: z.int().min(400).max(499), body: z.unknown() }) });

const actionsPath = /\/data\/actions\/[^/?]+(?:\?|$)/u;

const isDryRun = (input: string | URL | Request, body: unknown): boolean => {
  if (input instanceof Request || !actionsPath.test(String(input)) || typeof body !== 'string') return false;
  const asked: unknown = JSON.parse(body);
  return typeof asked === 'object' && asked !== null && 'dryRun' in asked && asked.dryRun === true;
};

/**
 * A fetch that asks the lake to answer a refused dry run with 200: Studio asks beforehand what a person may do, and the
 * browser would print each refusal to its console as an error. The caller gets the refusal with its own status.
 */
export const quietDryRuns =
  (fetch: Fetch): Fetch =>
  async (input, init) => {
    if (!isDryRun(input, init?.body)) return fetch(input, init);
    const headers = new Headers(init?.headers);
    headers.set('prefer', refusalAsAnswer);
    const response = await fetch(input, { ...init, headers });
    if (response.headers.get('preference-applied') !== refusalAsAnswer) return response;
    const { status, body } = answer.parse(await response.json()).refused;
    return Response.json(body, { status });
  };

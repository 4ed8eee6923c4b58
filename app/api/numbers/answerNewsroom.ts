import { type NextRequest, NextResponse } from 'next/server';
import { readerAddress } from '../../../lib/requests/readerAddress.ts';
import { maySeeNumbers } from '../../../lib/roles.ts';
import { findRoles } from '../../../sanity/content/findRoles.ts';
import { createLimit, type Limiter } from '../../../server/limits/limits.ts';
import type { ViewStore } from '../../../server/views/Views.ts';
import { viewStore } from '../../../server/views/viewStore.ts';

const neverKept = { 'cache-control': 'private, no-store' };
/** The tool asks twice when it opens and once for each choice. A newsroom may share an address. */
const limit = { name: 'numbers', points: 240, seconds: 60 };
let limiter: Limiter | null = null;

export const answer = (status: number, body: object, headers: Record<string, string> = {}): NextResponse =>
  NextResponse.json(body, { status, headers: { ...neverKept, ...headers } });

/**
 * Answers a request of the newsroom from the view counts. The token of a session of Studio, or an API token, says who
 * asks. Cookies say nothing, so that no other page can ask in a person's name.
 *
 * 401 without a valid token, 403 without a role that reads drafts, 429 for too many requests, 503 without lake or store.
 */
export const answerNewsroom = async (
  request: NextRequest,
  read: (store: ViewStore) => Promise<object>,
): Promise<NextResponse> => {
  limiter ??= createLimit(limit);
  const { seconds } = await limiter.take(readerAddress(request.headers));
  if (seconds > 0)
    return answer(
      429,
      { message: 'Too many requests. Try again in a minute.' },
      { 'retry-after': String(seconds) },
    );
  const [, token] = /^Bearer ([\w.~+/=-]{1,1000})$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (token === undefined) return answer(401, { message: 'Sign in to see the numbers.' });
  try {
    const roles = await findRoles(token);
    if (roles.length === 0) return answer(401, { message: 'Sign in again to see the numbers.' });
    if (!maySeeNumbers(roles)) return answer(403, { message: 'Your account may not see the numbers.' });
    return answer(200, await read(await viewStore()));
  } catch (cause) {
    console.warn('The view counts could not be read:', cause instanceof Error ? cause.message : cause);
    return answer(503, { message: 'The view counts cannot be read now. Try again later.' });
  }
};

import { type NextRequest, NextResponse } from 'next/server';
import { readerAddress } from '../../lib/requests/readerAddress.ts';
import { findRoles } from '../../sanity/content/findRoles.ts';
import type { Limiter } from '../../server/limits/limits.ts';

type Rule = {
  /** Per address: a newsroom may share one. */
  limiter: () => Limiter;
  isAllowed: (roles: readonly string[]) => boolean;
  /** What it is about, as in “to see the numbers”. */
  purpose: string;
  /** The answer if the lake or a store cannot be reached. */
  unavailable: string;
};

const neverKept = { 'cache-control': 'private, no-store' };

export const answer = (status: number, body: object, headers: Record<string, string> = {}): NextResponse =>
  NextResponse.json(body, { status, headers: { ...neverKept, ...headers } });

/**
 * Answers a request of the newsroom. The token of a session of Studio, or an API token, says who asks. Cookies say
 * nothing, so that no other page can ask in a person's name.
 *
 * 401 without a valid token, 403 without the role, 429 for too many requests, 503 if something cannot be reached.
 */
export const answerStaff = async (
  request: NextRequest,
  { limiter, isAllowed, purpose, unavailable }: Rule,
  read: () => Promise<NextResponse>,
): Promise<NextResponse> => {
  const { seconds } = await limiter().take(readerAddress(request.headers));
  if (seconds > 0)
    return answer(
      429,
      { message: 'Too many requests. Try again in a minute.' },
      { 'retry-after': String(seconds) },
    );
  const [, token] = /^Bearer ([\w.~+/=-]{1,1000})$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (token === undefined) return answer(401, { message: `Sign in ${purpose}.` });
  try {
    const roles = await findRoles(token);
    if (roles.length === 0) return answer(401, { message: `Sign in again ${purpose}.` });
    if (!isAllowed(roles)) return answer(403, { message: `Your account may not do this: ${purpose}.` });
    return await read();
  } catch (cause) {
    console.warn(unavailable, cause instanceof Error ? cause.message : cause);
    return answer(503, { message: `${unavailable} Try again later.` });
  }
};

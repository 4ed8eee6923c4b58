import type { Context, MiddlewareHandler } from 'hono';
import { clientAddress } from '../accounts/clientAddress.ts';
import type { LakeContext, LakeEnv } from './LakeContext.ts';

/**
 * Counts a request for its caller's address, unless the caller is signed in with a valid token.
 *
 * @throws LakeError 429 if there are too many.
 */
export const countAnonymousRequest = async (
  { accounts, anonymousClients }: LakeContext,
  { req: { raw, method, path } }: Context<LakeEnv>,
): Promise<void> => {
  if (accounts.isSignedIn(raw.headers.get('authorization'))) return;
  await anonymousClients.countRequest(clientAddress(raw), method === 'OPTIONS' || isSignInRequest(path));
};

/** The same as middleware, before the body is read. */
export const countAnonymousRequests =
  (context: LakeContext): MiddlewareHandler<LakeEnv> =>
  async (c, next) => {
    await countAnonymousRequest(context, c);
    await next();
  };

/** Requests of Studio and the sign-in page before the user is signed in, and health probes. */
const isSignInRequest = (path: string): boolean =>
  /^(?:\/v[^/]+)?\/(?:auth\/[a-z]+|users\/me|check\/cors|ping)$/.test(path);

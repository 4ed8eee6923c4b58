import type { Context, MiddlewareHandler } from 'hono';
import { clientAddress } from '../accounts/clientAddress.ts';
import type { LakeContext, LakeEnv } from './LakeContext.ts';

/**
 * Counts a request on its caller's account, unless the caller is signed in. A token that is not good makes nobody
 * known.
 *
 * @throws LakeError 429 when there are too many.
 */
export const countStranger = async (
  { accounts, strangers }: LakeContext,
  { req: { raw, method, path } }: Context<LakeEnv>,
): Promise<void> => {
  if (accounts.isSignedIn(raw.headers.get('authorization'))) return;
  await strangers.countRequest(clientAddress(raw), method === 'OPTIONS' || isWayIn(path));
};

/** The same before anything else is done: nothing of the body is read, and nothing looked up but who calls. */
export const countStrangers =
  (context: LakeContext): MiddlewareHandler<LakeEnv> =>
  async (c, next) => {
    await countStranger(context, c);
    await next();
  };

/** What Studio and the sign-in page ask before anybody is signed in; and the supervisor, whether the lake is there. */
const isWayIn = (path: string): boolean =>
  /^(?:\/v[^/]+)?\/(?:auth\/[a-z]+|users\/me|check\/cors|ping)$/.test(path);

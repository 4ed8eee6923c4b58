import type { Context, MiddlewareHandler } from 'hono';
import { FairQueue } from '../FairQueue.ts';
import { rememberTurns, takeTurn } from '../turns/requestTurns.ts';
import type { LakeContext, LakeEnv } from './LakeContext.ts';

/**
 * Requests of one account or token, with all of its sessions and machines, that are answered at a time, and that wait.
 * The body of a request is read only then. Studio sends some ten at a time.
 */
const bounds = {
  maxRunning: Number.POSITIVE_INFINITY,
  maxRunningPerCaller: 12,
  maxWaiting: 5_000,
  maxWaitingPerCaller: 500,
};
/** A refusal for too many requests or too large a body is told after this time, so that asking again at once costs little. */
const refusalMs = 1_000;

/**
 * Signed-in callers take turns on the main thread: before their request is looked at, and again when its body has arrived.
 * Questions do not take the places of writes. Uploads have a queue of their own.
 *
 * @throws LakeError 429 if the caller has too many requests waiting.
 */
export const takeTurns = ({ accounts, identify, turns }: LakeContext): MiddlewareHandler<LakeEnv> => {
  const places = new FairQueue('requests', bounds);
  /** A preview is signed in for some routes alone. */
  const callerOf = (request: Request): string => {
    try {
      return identify(request).id;
    } catch {
      return 'previews';
    }
  };
  const acquire = async (c: Context<LakeEnv>, caller: string) => {
    try {
      return await places.acquire(`${caller} ${isQuestion(c) ? 'asks' : 'writes'}`, c.req.raw.signal);
    } catch (error) {
      await pause();
      throw error;
    }
  };
  return async (c, next) => {
    const { raw } = c.req;
    if (!accounts.isSignedIn(raw.headers.get('authorization'))) return next();
    const id = callerOf(raw);
    rememberTurns(raw, () => turns.take(id, raw.signal));
    if (c.req.path.includes('/assets/')) return next();
    const leave = await acquire(c, id);
    try {
      await takeTurn(raw);
      await next();
      // Its body was read up to the limit and beyond, in no turn.
      if (c.res.status === 413) await pause();
    } finally {
      leave();
    }
  };
};

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, refusalMs).unref());

const isQuestion = ({ req: { method, path } }: Context<LakeEnv>): boolean =>
  method === 'GET' || method === 'HEAD' || path.includes('/data/query/');

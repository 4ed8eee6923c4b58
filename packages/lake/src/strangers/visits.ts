import { clientAddress } from '../accounts/clientAddress.ts';
import { createCounter } from '../counter.ts';
import { tooMany } from '../errors.ts';
import { FairQueue } from '../FairQueue.ts';
import { errorOf } from '../query/worker/messages.ts';
import { moduleBeside } from '../threads/moduleBeside.ts';
import { createTaskThread } from '../threads/taskThread.ts';
import type { Allowance } from './allowance.ts';
import { maxQueryMs, maxVisits, maxWaitMs } from './limits.ts';
import type { Done, Errand, ErrandReply } from './messages.ts';

/** A stranger's place among those that are worked for, until `leave`. It is left, too, when its caller hangs up. */
type Visit = {
  /** @throws LakeError as the errand says; 408 past the time limit, 429 when the address has used up its time. */
  ask(errand: Errand): Promise<Done>;
  /**
   * Runs what is most likely to be quick in the thread that answers everyone, where there is time left for it; null
   * where there is none, or where `work` answers null.
   */
  tryHere<Result>(work: () => Result | null): Promise<Result | null>;
  leave(): void;
};

export type Visits = {
  /** @throws LakeError 429, before anything of the request is read, when there are too many. */
  enter(request: Request): Promise<Visit>;
  /** The same, for as long as `work` takes. */
  during<Result>(request: Request, work: (visit: Visit) => Promise<Result>): Promise<Result>;
  /** How many wait for their turn. */
  waiting(): number;
  close(): void;
};

const usualIdleMs = 30_000;

/**
 * A thread for all that strangers ask, apart from the one that answers everyone and from the one of people: it runs
 * when nobody else wants the processor. They take turns by address.
 */
export const createVisits = (allowance: Allowance, lakesTimeLimitMs: number): Visits => {
  const places = createCounter(maxVisits);
  // The places bound what waits.
  const turns = new FairQueue('questions', {
    atOnce: 1,
    atOncePerCaller: 1,
    waiting: maxVisits.all,
    waitingPerCaller: maxVisits.each,
  });
  const thread = createTaskThread<Errand, ErrandReply>({
    module: moduleBeside('errandThread', import.meta.url),
    timeLimitMilliseconds: Math.min(lakesTimeLimitMs, maxQueryMs),
    idleMs: usualIdleMs,
    isYielding: true,
  });

  const run = async (address: string, errand: Errand, signal: AbortSignal): Promise<ErrandReply> => {
    await allowance.checkTime(address);
    const begun = performance.now();
    let processorMs: number | undefined;
    try {
      const reply = await thread.run(errand, signal);
      processorMs = reply.processorMs;
      return reply;
    } finally {
      // What was stopped with its thread says nothing: it had the processor all the time, as far as is known.
      await allowance.spendTime(address, processorMs ?? performance.now() - begun);
    }
  };

  const enter = async (request: Request): Promise<Visit> => {
    const address = clientAddress(request);
    const leave = places.take(address, 'Too many questions of strangers are being answered: try later');
    try {
      await allowance.checkTime(address);
    } catch (error) {
      leave();
      throw error;
    }
    const { signal } = request;
    signal.addEventListener('abort', leave, { once: true });
    return {
      ask: async (errand) => {
        const asked = performance.now();
        const endTurn = await turns.enter(address, signal);
        try {
          if (performance.now() - asked > maxWaitMs)
            throw tooMany('Too many questions of strangers wait for their turn: try later');
          const reply = await run(address, errand, signal);
          if (reply.kind === 'done') return reply;
          throw errorOf(reply);
        } finally {
          rest(allowance.rest(), endTurn);
        }
      },
      tryHere: async (work) => {
        if (!(await allowance.hasTimeHere(address)) || signal.aborted) return null;
        const begun = performance.now();
        try {
          return work();
        } finally {
          await allowance.spendTimeHere(address, performance.now() - begun);
        }
      },
      leave: () => {
        signal.removeEventListener('abort', leave);
        leave();
      },
    };
  };

  return {
    enter,
    during: async (request, work) => {
      const visit = await enter(request);
      try {
        return await work(visit);
      } finally {
        visit.leave();
      }
    },
    waiting: () => turns.waiting,
    close: () => {
      turns.close();
      thread.close();
    },
  };
};

const rest = (milliseconds: number, then: () => void): void => {
  if (milliseconds > 0) setTimeout(then, milliseconds).unref();
  else then();
};

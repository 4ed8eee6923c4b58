import { type Allowance, createAllowance } from './allowance.ts';
import { createStreams, type Streams } from './streams.ts';
import { createVisits, type Visits } from './visits.ts';

/** What callers without a session or token get: threads, a queue and an allowance of their own. */
export type Strangers = Visits & { streams: Streams } & Pick<Allowance, 'countRequest' | 'checkTime'>;

/** @param timeLimitMs of any query of this lake. */
export const createStrangers = (timeLimitMs: number): Strangers => {
  const allowance = createAllowance();
  const visits = createVisits(allowance, timeLimitMs);
  const streams = createStreams(allowance);
  return {
    ...visits,
    streams,
    countRequest: allowance.countRequest,
    checkTime: allowance.checkTime,
    close: () => {
      visits.close();
      streams.close();
    },
  };
};

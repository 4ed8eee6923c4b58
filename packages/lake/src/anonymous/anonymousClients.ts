import { AnonymousStreams } from './AnonymousStreams.ts';
import { type Budget, createBudget } from './budget.ts';
import { RequestSlots } from './RequestSlots.ts';

/**
 * Worker threads, a queue and a budget for callers without a session or token. Signed-in callers do not share them.
 */
export type AnonymousClients = {
  slots: RequestSlots;
  streams: AnonymousStreams;
  close(): void;
} & Pick<Budget, 'countRequest' | 'checkTime'>;

/** @param queryTimeoutMs the time limit of any query of this lake. */
export const createAnonymousClients = (queryTimeoutMs: number): AnonymousClients => {
  const budget = createBudget();
  const slots = new RequestSlots(budget, queryTimeoutMs);
  const streams = new AnonymousStreams(budget);
  return {
    slots,
    streams,
    countRequest: budget.countRequest,
    checkTime: budget.checkTime,
    close: () => {
      slots.close();
      streams.close();
    },
  };
};

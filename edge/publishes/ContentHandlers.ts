import type { LiveContentOptions } from './liveContent.ts';
import type { LiveWithdrawalsOptions } from './liveWithdrawals.ts';

/** Handlers for the events of the Content Lake. */
export type ContentHandlers = Omit<LiveContentOptions & LiveWithdrawalsOptions, 'client' | 'log'>;

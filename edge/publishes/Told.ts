import type { LiveContentOptions } from './liveContent.ts';
import type { LiveWithdrawalsOptions } from './liveWithdrawals.ts';

/** What the Content Lake tells while it is followed. */
export type Told = Omit<LiveContentOptions & LiveWithdrawalsOptions, 'client' | 'log'>;

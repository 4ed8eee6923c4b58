import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const minutes = 60;

/** Five reports in ten minutes from one address: more than a careful reader writes, less than a program wants. */
const byAddress = new RateLimiterMemory({ keyPrefix: 'report', points: 5, duration: 10 * minutes });
/** From everywhere together, so that many addresses cannot fill the editors' desk either. */
const byAll = new RateLimiterMemory({ keyPrefix: 'reports', points: 120, duration: 10 * minutes });

/** The seconds to wait before an address may report again; 0 when it may now, which counts as a report. */
export const secondsUntilAllowed = async (address: string): Promise<number> => {
  try {
    await byAddress.consume(address);
    await byAll.consume('all');
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
};

import { type Consume, createLimit } from '../requests/limits.ts';

const seconds = 10 * 60;
let limits: { byAddress: Consume; byAll: Consume } | null = null;

/** The seconds to wait before an address may report again; 0 when it may now, which counts as a report. */
export const secondsUntilAllowed = async (address: string): Promise<number> => {
  limits ??= {
    // More than a careful reader writes, less than a program wants.
    byAddress: createLimit({ name: 'report', points: 5, seconds }),
    // From everywhere together, so that many addresses cannot fill the editors' desk either.
    byAll: createLimit({ name: 'reports', points: 120, seconds }),
  };
  return (await limits.byAddress(address)) || (await limits.byAll('all'));
};

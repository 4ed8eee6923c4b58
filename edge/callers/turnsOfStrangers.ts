import { Turns } from './Turns.ts';

const common = { maxWaiting: 2_000, maxWaitingPerCaller: 100, maxTurnMs: 1_000, refusalMs: 1_000 };

/** The turns of strangers, by what they ask for. A caller is an address, of IPv6 a /64 network. */
export type TurnsOfStrangers = {
  /** Whatever reaches Next: pages that are not in memory, searches, Studio, the API, and checks of previews. */
  site: Turns;
  /** Addresses that are looked up in the lake, many in one query. */
  addresses: Turns;
  /** Pictures that the lake may have to transform. */
  pictures: Turns;
};

/**
 * More renders at a time would not be faster: Next has one thread, and the lake another one. A publish waits for those
 * that run already.
 */
export const openTurns = (): TurnsOfStrangers => ({
  site: new Turns({ ...common, maxRunning: 4, maxRunningPerCaller: 2 }),
  addresses: new Turns({ ...common, maxRunning: 400, maxRunningPerCaller: 20 }),
  pictures: new Turns({ ...common, maxRunning: 8, maxRunningPerCaller: 4 }),
});

/** Holds strangers back while `work` follows a publish. */
export const first = async <Result>(
  { site, pictures }: Pick<TurnsOfStrangers, 'site' | 'pictures'>,
  work: () => Promise<Result>,
): Promise<Result> => {
  const releases = [site.hold(), pictures.hold()];
  try {
    return await work();
  } finally {
    for (const release of releases) release();
  }
};

import { createLimit, type Limiter } from './limits.ts';

/** More searches than a person types in a minute, and pages that they open; an office may share an address. */
const perAddress = { name: 'search', points: 60, seconds: 60 };
/** All readers together: half of what two processors can render and search. */
const together = { name: 'searches', points: 300, seconds: 10 };

let limiters: { address: Limiter; all: Limiter } | null = null;

/** The seconds until a reader may search again. 0 means now, and counts. @param reader a result of `readerAddress`. */
export const secondsUntilSearch = async (reader: string): Promise<number> => {
  limiters ??= { address: createLimit(perAddress), all: createLimit(together) };
  const { seconds } = await limiters.address.take(reader);
  return seconds > 0 ? seconds : (await limiters.all.take('all')).seconds;
};

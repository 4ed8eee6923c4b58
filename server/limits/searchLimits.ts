import { createLimit, type Limit, type Limiter } from './limits.ts';

/** A limit of each address, and one of all readers together: half of what two processors can render and search. */
type Limits = { address: Limit; all: Limit };

/** More searches than a person types in a minute, and pages that they open; an office may share an address. */
const searches: Limits = {
  address: { name: 'search', points: 60, seconds: 60 },
  all: { name: 'searches', points: 300, seconds: 10 },
};
/** Somebody who types asks for suggestions several times a second. Each costs a fraction of a search. */
const suggestions: Limits = {
  address: { name: 'suggestion', points: 240, seconds: 60 },
  all: { name: 'suggestions', points: 1_000, seconds: 10 },
};

/** The seconds until a reader may ask again. 0 means now, and counts. */
const secondsUntil = (limits: Limits) => {
  let limiters: { address: Limiter; all: Limiter } | null = null;
  return async (reader: string): Promise<number> => {
    limiters ??= { address: createLimit(limits.address), all: createLimit(limits.all) };
    const { seconds } = await limiters.address.take(reader);
    return seconds > 0 ? seconds : (await limiters.all.take('all')).seconds;
  };
};

/** The seconds until a reader may search again. 0 means now, and counts. @param reader a result of `readerAddress`. */
export const secondsUntilSearch = secondsUntil(searches);

/** The same of suggestions. */
export const secondsUntilSuggestions = secondsUntil(suggestions);

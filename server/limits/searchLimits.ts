import { createLimit, type Limit, type Limiter } from './limits.ts';

/**
 * More searches than a person types in a minute, and pages that they open; an office may share an address. How many run at
 * a time is for the edge to bound.
 */
const searches: Limit = { name: 'search', points: 60, seconds: 60 };
/** Somebody who types asks for suggestions several times a second. Each costs a fraction of a search. */
const suggestions: Limit = { name: 'suggestion', points: 240, seconds: 60 };

/** The seconds until an address may ask again. 0 means now, and counts. */
const secondsUntil = (limit: Limit) => {
  let limiter: Limiter | null = null;
  return async (reader: string): Promise<number> => {
    limiter ??= createLimit(limit);
    return (await limiter.take(reader)).seconds;
  };
};

/** The seconds until a reader may search again. 0 means now, and counts. @param reader a result of `subscriberAddress`. */
export const secondsUntilSearch = secondsUntil(searches);

/** The same of suggestions. @param reader a result of `readerAddress`. */
export const secondsUntilSuggestions = secondsUntil(suggestions);

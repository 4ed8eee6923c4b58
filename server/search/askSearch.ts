import { type SearchAnswer, searchAnswer } from '../../lib/search/SearchAnswer.ts';
import { readSearchUrl } from '../environment.ts';
import type { SearchRequest } from './searchRequest.ts';

/** A search takes milliseconds. A longer wait means that its process hangs. */
const timeoutMs = 3_000;

/** Asks the search process; null if it does not answer. */
export const askSearch = async (request: SearchRequest): Promise<SearchAnswer | null> => {
  const url = readSearchUrl();
  if (url === null) return null;
  try {
    const address = new URL(`/?request=${encodeURIComponent(JSON.stringify(request))}`, url);
    const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) });
    return searchAnswer.parse(await response.json());
  } catch (error) {
    console.warn('A search failed:', error instanceof Error ? error.message : error);
    return null;
  }
};

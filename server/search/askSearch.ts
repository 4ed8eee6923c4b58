import type { z } from 'zod';
import { type SearchAnswer, searchAnswer } from '../../lib/search/SearchAnswer.ts';
import { type Suggestions, suggestions } from '../../lib/search/suggestions.ts';
import { readSearchUrl } from '../environment.ts';
import type { SearchRequest } from './searchRequest.ts';

/** A search takes milliseconds. A longer wait means that its process hangs. The edge waits for three seconds. */
const timeoutMs = 2_500;

const ask = async <Shape extends z.ZodType>(
  path: string,
  request: unknown,
  shape: Shape,
): Promise<z.output<Shape> | null> => {
  const url = readSearchUrl();
  if (url === null) return null;
  try {
    const address = new URL(`${path}?request=${encodeURIComponent(JSON.stringify(request))}`, url);
    const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) });
    return shape.parse(await response.json());
  } catch (error) {
    console.warn('A search failed:', error instanceof Error ? error.message : error);
    return null;
  }
};

/** Asks the search process; null if it does not answer. */
export const askSearch = (request: SearchRequest): Promise<SearchAnswer | null> =>
  ask('/', request, searchAnswer);

/** Suggestions for the words of a beginning; null if the search process does not answer. */
export const askSuggestions = (words: string[]): Promise<Suggestions | null> =>
  ask('/suggestions', words, suggestions);

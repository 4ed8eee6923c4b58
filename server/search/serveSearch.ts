import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { SearchAnswer } from '../../lib/search/SearchAnswer.ts';
import type { Suggestions } from '../../lib/search/suggestions.ts';
import { type SearchRequest, searchRequest, suggestionRequest } from './searchRequest.ts';

/** Longer than any search of the site. */
const maxAddressLength = 16_000;

type Answers = {
  search: (request: SearchRequest) => SearchAnswer;
  suggest: (words: string[]) => Suggestions;
};

/** What the address asks for; null if it asks for nothing. */
const answerTo = ({ url = '' }: IncomingMessage, { search, suggest }: Answers): object | null => {
  if (url.length > maxAddressLength) return null;
  const { pathname, searchParams } = new URL(url, 'http://search.invalid');
  const written = readJson(searchParams.get('request') ?? '');
  if (pathname === '/suggestions') {
    const words = suggestionRequest.safeParse(written).data;
    return words ? suggest(words) : null;
  }
  const request = searchRequest.safeParse(written).data;
  return request ? search(request) : null;
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * The server of the search process, on loopback: GET /?request=JSON, and GET /suggestions?request=JSON with the words of a
 * beginning. 400 for a request that is none.
 */
export const createSearchServer = (answers: Answers, onError: (error: unknown) => void): Server =>
  createServer((request, response) => {
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    try {
      const answer = answerTo(request, answers);
      if (answer) send(200, answer);
      else send(400, { message: 'This is no search.' });
    } catch (error) {
      onError(error);
      send(500, { message: 'The search failed.' });
    }
  });

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { SearchAnswer } from '../../lib/search/SearchAnswer.ts';
import { type SearchRequest, searchRequest } from './searchRequest.ts';

/** Longer than any search of the site. */
const maxAddressLength = 16_000;

const requestIn = ({ url = '' }: IncomingMessage): SearchRequest | null => {
  if (url.length > maxAddressLength) return null;
  try {
    const text = new URL(url, 'http://search.invalid').searchParams.get('request') ?? '';
    return searchRequest.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** The server of the search process, on loopback: GET /?request=JSON. 400 for a request that is none. */
export const createSearchServer = (
  answer: (request: SearchRequest) => SearchAnswer,
  onError: (error: unknown) => void,
): Server =>
  createServer((request, response) => {
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    try {
      const read = requestIn(request);
      if (read) send(200, answer(read));
      else send(400, { message: 'This is no search.' });
    } catch (error) {
      onError(error);
      send(500, { message: 'The search failed.' });
    }
  });

import { z } from 'zod';
import { LakeError } from '../../errors.ts';
import { checkedJson, parseBody } from '../../requestBody.ts';
import { type Perspective, readPerspective } from '../evaluate/dataset/perspective.ts';
import type { SourceMapKind } from '../evaluate/sourceMap/sourceMap.ts';
import type { AnsweredQuery } from './answerQuery.ts';

/** A request for a query: the query string of its URL, the API version, and its body; null for GET. */
export type RawQueryRequest = { search: string; version: string; body: string | null };

export type QueryRequest = {
  query: string;
  params: Record<string, unknown>;
  perspective: Perspective;
  sourceMap: SourceMapKind | undefined;
  /** Whether the response includes the query. */
  includesQuery: boolean;
  /** Whether the response includes the steps of the evaluation. */
  explains: boolean;
};

/** @throws LakeError 400 if the request is not valid, 414 if a query sent by GET is too long. */
export const readQueryRequest = ({ search, version, body }: RawQueryRequest): QueryRequest => {
  const options = new URLSearchParams(search);
  return {
    ...(body === null ? queryInUrl(search, options) : parseBody(body, queryBody)),
    perspective: readPerspective(options.get('perspective'), version),
    sourceMap: readSourceMap(options.get('resultSourceMap')),
    includesQuery: options.get('returnQuery') !== 'false',
    explains: options.get('explain') === 'true',
  };
};

const queryBody = z.object({
  query: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
});

/** The hosted service's limit, which counts only the query and its parameters. Clients send longer queries by POST. */
const maxGetCharacters = 11 * 1024;

/** Whether a part of the query string is the query or a parameter, not an option such as the perspective. */
const isQueryOrParameter = (part: string): boolean => /^(query=|\$|%24)/.test(part);

const queryInUrl = (search: string, options: URLSearchParams): Pick<QueryRequest, 'query' | 'params'> => {
  const question = search.slice(1).split('&').filter(isQueryOrParameter).join('&');
  if (question.length > maxGetCharacters) {
    throw new LakeError(
      414,
      `A query sent by GET may have at most ${maxGetCharacters} characters. Send it by POST.`,
    );
  }
  const query = options.get('query');
  if (query === null)
    throw new LakeError(400, 'The parameter "query" is missing', { type: 'httpBadRequest' });
  const params: Record<string, unknown> = {};
  for (const [name, value] of options) {
    if (name.startsWith('$')) params[name.slice(1)] = parseParameter(name, value);
  }
  return { query, params };
};

const parseParameter = (name: string, json: string): unknown => {
  try {
    return checkedJson(JSON.parse(json));
  } catch (error) {
    if (error instanceof LakeError) throw error;
    throw new LakeError(400, `The parameter ${name} is not JSON: ${json.slice(0, 100)}`, {
      type: 'httpBadRequest',
    });
  }
};

const readSourceMap = (text: string | null): SourceMapKind | undefined => {
  if (text === 'withKeyArraySelector') return 'key';
  return text === 'true' ? 'index' : undefined;
};

/** The parts of the response body before and after the result. */
export const partsAroundResult = (
  { query, includesQuery, explains }: Pick<QueryRequest, 'query' | 'includesQuery' | 'explains'>,
  { syncTags, steps, resultSourceMap }: Omit<AnsweredQuery, 'resultJson'>,
  started: number,
): { before: string; after: string } => {
  const rest = {
    ...(includesQuery ? { query } : {}),
    ...(explains ? { explain: steps } : {}),
    ...(resultSourceMap ? { resultSourceMap } : {}),
    syncTags,
    ms: Math.round(performance.now() - started),
  };
  return { before: '{"result":', after: `,${JSON.stringify(rest).slice(1)}` };
};

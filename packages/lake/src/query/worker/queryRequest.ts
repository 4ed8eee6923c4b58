import { z } from 'zod';
import { LakeError } from '../../errors.ts';
import { checkedJson, parseBody } from '../../requestBody.ts';
import { type Perspective, readPerspective } from '../evaluate/dataset/perspective.ts';
import type { SourceMapKind } from '../evaluate/sourceMap/sourceMap.ts';
import type { AnsweredQuery } from './answerQuery.ts';

/** A question as it came: the query of its address, the version of the API, and its body where it has one. */
export type AskedQuestion = { search: string; version: string; body: string | null };

export type ReadQuestion = {
  query: string;
  params: Record<string, unknown>;
  perspective: Perspective;
  sourceMap: SourceMapKind | undefined;
  /** Whether the answer repeats the query, and tells which index served it. */
  repeatsQuery: boolean;
  explains: boolean;
};

/** @throws LakeError 400 for what is no question, 414 for a query by GET that is too long. */
export const readQuestion = ({ search, version, body }: AskedQuestion): ReadQuestion => {
  const options = new URLSearchParams(search);
  return {
    ...(body === null ? questionInAddress(search, options) : parseBody(body, questionInBody)),
    perspective: readPerspective(options.get('perspective'), version),
    sourceMap: readSourceMap(options.get('resultSourceMap')),
    repeatsQuery: options.get('returnQuery') !== 'false',
    explains: options.get('explain') === 'true',
  };
};

const questionInBody = z.object({
  query: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
});

/** As the hosted service, whose clients send longer ones by POST. They count the query with its parameters alone. */
const maxAddressCharacters = 11 * 1024;

/** The query and its parameters, and not options such as the perspective. */
const isOfQuestion = (part: string): boolean => /^(query=|\$|%24)/.test(part);

const questionInAddress = (
  search: string,
  options: URLSearchParams,
): Pick<ReadQuestion, 'query' | 'params'> => {
  const question = search.slice(1).split('&').filter(isOfQuestion).join('&');
  if (question.length > maxAddressCharacters) {
    throw new LakeError(414, `A query by GET takes ${maxAddressCharacters} characters: send it by POST`);
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

/** What goes around the result in the body of an answer. */
export const aroundResult = (
  { query, repeatsQuery, explains }: Pick<ReadQuestion, 'query' | 'repeatsQuery' | 'explains'>,
  { syncTags, steps, resultSourceMap }: Omit<AnsweredQuery, 'resultJson'>,
  started: number,
): { before: string; after: string } => {
  const rest = {
    ...(repeatsQuery ? { query } : {}),
    ...(explains ? { explain: steps } : {}),
    ...(resultSourceMap ? { resultSourceMap } : {}),
    syncTags,
    ms: Math.round(performance.now() - started),
  };
  return { before: '{"result":', after: `,${JSON.stringify(rest).slice(1)}` };
};

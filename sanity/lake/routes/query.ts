import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { groupType, listGroups } from '../accounts/groups.ts';
import { LakeError } from '../errors.ts';
import { answerQuery } from '../groq/answerQuery.ts';
import { readPerspective } from '../groq/perspective.ts';
import type { SourceMapKind } from '../groq/sourceMap/sourceMap.ts';
import { checkedJson, readJson } from '../requestBody.ts';
import type { Access, LakeContext, LakeEnv, SanityDocument } from '../types.ts';
import { largeAnswer } from './largeAnswer.ts';

/**
 * GET and POST /v{date}/data/query/{dataset}: `{query, result, ms, syncTags}`.
 * GET takes `query` and each parameter as `$name`, its value as JSON; POST takes `{query, params}` as JSON.
 * `perspective`, `returnQuery=false`, `resultSourceMap`; `explain=true` tells which index served it.
 *
 * @see https://www.sanity.io/docs/http-reference/query
 */
export const queryRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/data/query/:dataset', (c) => answer(lake, c, questionInAddress(new URL(c.req.url))))
    .post('/data/query/:dataset', async (c) => answer(lake, c, await readJson(c.req.raw, questionInBody)));

type AskedFor = { query: string; params: Record<string, unknown> };

const questionInBody = z.object({
  query: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
});

/** As the hosted service, whose clients send longer ones by POST. They count the query with its parameters alone. */
const maxAddressCharacters = 11 * 1024;

/** The query and its parameters, and not options such as the perspective. */
const isOfQuestion = (part: string): boolean => /^(query=|\$|%24)/.test(part);

const questionInAddress = ({ search, searchParams }: URL): AskedFor => {
  const question = search.slice(1).split('&').filter(isOfQuestion).join('&');
  if (question.length > maxAddressCharacters) {
    throw new LakeError(414, `A query by GET takes ${maxAddressCharacters} characters: send it by POST`);
  }
  const query = searchParams.get('query');
  if (query === null)
    throw new LakeError(400, 'The parameter "query" is missing', { type: 'httpBadRequest' });
  const params: Record<string, unknown> = {};
  for (const [name, value] of searchParams) {
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

const readSourceMap = (text: string | undefined): SourceMapKind | undefined => {
  if (text === 'withKeyArraySelector') return 'key';
  return text === 'true' ? 'index' : undefined;
};

/** Only for the few queries that name them. */
const groupsFor = ({ query }: AskedFor, { accounts }: LakeContext, access: Access): SanityDocument[] =>
  query.includes(groupType) ? listGroups(accounts.db, accounts.access.roles).filter(access.canRead) : [];

const answer = async (lake: LakeContext, c: Context<LakeEnv>, asked: AskedFor): Promise<Response> => {
  const started = performance.now();
  const { dataset, access } = lake.open(c);
  const perspective = readPerspective(c.req.query('perspective') ?? null, c.req.param('version') ?? 'vX');
  const { resultJson, syncTags, steps, resultSourceMap } = await answerQuery(
    { dataset, access, worker: lake.queryWorker, roles: lake.accounts.access.roles },
    {
      ...asked,
      perspective,
      now: new Date(),
      sourceMap: readSourceMap(c.req.query('resultSourceMap')),
      groups: groupsFor(asked, lake, access),
    },
  );
  const rest = {
    ...(c.req.query('returnQuery') === 'false' ? {} : { query: asked.query }),
    ...(c.req.query('explain') === 'true' ? { explain: steps } : {}),
    ...(resultSourceMap ? { resultSourceMap } : {}),
    syncTags,
    ms: Math.round(performance.now() - started),
  };
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const [before, after] = ['{"result":', `,${JSON.stringify(rest).slice(1)}`];
  if (typeof resultJson === 'string') return c.body(`${before}${resultJson}${after}`, 200, headers);
  const encoder = new TextEncoder();
  return c.body(largeAnswer([encoder.encode(before), resultJson, encoder.encode(after)]), 200, headers);
};

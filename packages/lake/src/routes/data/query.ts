import { type Context, Hono } from 'hono';
import { listGroups } from '../../accounts/groups.ts';
import {
  mainThreadLimits,
  maxMainThreadCharacters,
  maxQueryBodyBytes,
  queryBodyTimes,
} from '../../anonymous/limits.ts';
import { groupType } from '../../documents/systemTypes.ts';
import { answerOnMainThread, answerQuery } from '../../query/worker/answerQuery.ts';
import { locationOf } from '../../query/worker/messages.ts';
import {
  partsAroundResult,
  type RawQueryRequest,
  readQueryRequest,
} from '../../query/worker/queryRequest.ts';
import { readBody } from '../../requestBody.ts';
import type { Access } from '../../types/access.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { SanityDocument } from '../../types/documents.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { largeAnswer } from './largeAnswer.ts';

/**
 * GET and POST /v{date}/data/query/{dataset}: `{query, result, ms, syncTags}`.
 * GET takes `query` and each parameter as `$name`, its value as JSON; POST takes `{query, params}` as JSON.
 * `perspective`, `returnQuery=false`, `resultSourceMap`; `explain=true` tells which index served it.
 *
 * @see https://www.sanity.io/docs/http-reference/query
 */
export const queryRoutes = (lake: LakeContext): Hono<LakeEnv> => {
  const answer = (c: Context<LakeEnv>): Promise<Response> => {
    const { dataset, access } = lake.open(c);
    return access.identity.kind === 'anonymous'
      ? answerAnonymous(lake, c, dataset, access)
      : answerSignedIn(lake, c, dataset, access);
  };
  return new Hono<LakeEnv>().get('/data/query/:dataset', answer).post('/data/query/:dataset', answer);
};

const headers = { 'content-type': 'application/json; charset=utf-8' };
const versionOf = (c: Context<LakeEnv>): string => c.req.param('version') ?? 'vX';

/** Small queries are tried on the main thread. All others are parsed and answered in the anonymous clients' thread. */
const answerAnonymous = (
  { anonymousClients }: LakeContext,
  c: Context<LakeEnv>,
  dataset: Dataset,
  access: Access,
): Promise<Response> =>
  anonymousClients.slots.withSlot(c.req.raw, async (slot) => {
    const body =
      c.req.raw.method === 'POST' ? await readBody(c.req.raw, maxQueryBodyBytes, queryBodyTimes) : null;
    const asked = { search: new URL(c.req.url).search, version: versionOf(c), body };
    const isSmall = asked.search.length + (body?.length ?? 0) <= maxMainThreadCharacters;
    const here = isSmall ? await slot.tryOnMainThread(() => answerSmall(dataset, access, asked)) : null;
    if (here !== null) return c.body(here, 200, headers);
    const answered = await slot.run({ kind: 'query', ...locationOf(dataset), asked });
    return c.body(largeAnswer([answered.body], 'anonymous'), 200, headers);
  });

const answerSmall = (dataset: Dataset, access: Access, question: RawQueryRequest): string | null => {
  const started = performance.now();
  const { query, params, perspective, sourceMap, ...asked } = readQueryRequest(question);
  const answered = answerOnMainThread(
    dataset,
    access,
    { query, params, perspective, sourceMap, now: new Date() },
    mainThreadLimits,
  );
  if (!answered) return null;
  const { before, after } = partsAroundResult({ query, ...asked }, answered, started);
  return `${before}${answered.resultJson}${after}`;
};

const answerSignedIn = async (
  lake: LakeContext,
  c: Context<LakeEnv>,
  dataset: Dataset,
  access: Access,
): Promise<Response> => {
  const started = performance.now();
  const body = c.req.raw.method === 'POST' ? await readBody(c.req.raw, maxQueryBodyBytes) : null;
  const asked = readQueryRequest({ search: new URL(c.req.url).search, version: versionOf(c), body });
  const { query, params, perspective, sourceMap } = asked;
  const { resultJson, ...answered } = await answerQuery(
    {
      dataset,
      access,
      worker: lake.queryWorker,
      roles: lake.accounts.access.roles,
      signal: c.req.raw.signal,
    },
    { query, params, perspective, sourceMap, now: new Date(), groups: groupsFor(query, lake, access) },
  );
  const { before, after } = partsAroundResult(asked, answered, started);
  if (typeof resultJson === 'string') return c.body(`${before}${resultJson}${after}`, 200, headers);
  const encoder = new TextEncoder();
  return c.body(
    largeAnswer([encoder.encode(before), resultJson, encoder.encode(after)], 'signedIn'),
    200,
    headers,
  );
};

/** The group documents, only for the few queries that name them. */
const groupsFor = (query: string, { accounts }: LakeContext, access: Access): SanityDocument[] =>
  query.includes(groupType) ? listGroups(accounts.db, accounts.access.roles).filter(access.canRead) : [];

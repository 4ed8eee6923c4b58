import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueryParams } from '@sanity/client';
import { unstable_cache } from 'next/cache';
import { draftMode } from 'next/headers';
import { cache } from 'react';
import type { z } from 'zod';
import { parseResult, type Unread } from '../../../lib/queryResults/parseResult.ts';
import { createLogUnread } from '../../../server/logs/logUnread.ts';
import { siteLog } from '../../../server/logs/siteLog.ts';
import { draftClient, readClient } from './client.ts';

/** The cache tags of a page's reads. The edge stores them with the page to know when it is stale. */
export type Receipt = {
  /** The lake's sync tags of all queries. */
  tags: string[];
  /** When the first read began, in epoch milliseconds, or null if nothing was read. */
  readAt: number | null;
};

const newReceipt = () => ({ tags: new Set<string>(), readAt: null as number | null });
/** One per request: metadata and page share their reads. */
const receiptOfPage = cache(newReceipt);
const receiptOfRoute = new AsyncLocalStorage<ReturnType<typeof newReceipt>>();
const openReceipt = () => receiptOfRoute.getStore() ?? receiptOfPage();

/** Tracks the reads of `work`. For route handlers, because React's `cache` is per request only in pages. */
export const withReceipt = <Result>(work: () => Promise<Result>): Promise<Result> =>
  receiptOfRoute.run(newReceipt(), work);

/** The reads of the request so far. Call it after the last read. */
export const receipt = (): Receipt => {
  const { tags, readAt } = openReceipt();
  return { tags: [...tags].toSorted(), readAt };
};

/** Adds the tags to Next's cache entry of the page, so that an invalidation finds it. Works for a 404 too. */
const registerTags = async (tags: string[]) => {
  const names = tags.map((tag) => `sanity:${tag}`);
  for (let from = 0; from < names.length; from += maxTagsPerCall) {
    const some = names.slice(from, from + maxTagsPerCall);
    await unstable_cache(async () => null, ['sync-tags', ...some], { tags: some })();
  }
};

/** Next keeps 128 tags per call and drops the others with a warning. */
const maxTagsPerCall = 100;

const logUnread = createLogUnread(siteLog);

/** Queries the lake and records the sync tags. In draft mode it reads drafts and records nothing. */
const runQuery = async (query: string, params: QueryParams): Promise<unknown> => {
  const { isEnabled: isDraft } = await draftMode();
  if (isDraft) return requireResult(await draftClient().fetch<unknown>(query, params));
  const open = openReceipt();
  open.readAt ??= Date.now();
  const { result, syncTags = [] } = await readClient().fetch<unknown>(query, params, {
    filterResponse: false,
  });
  for (const tag of syncTags) open.tags.add(tag);
  await registerTags(syncTags);
  return requireResult(result);
};

/**
 * Queries the lake and parses the result. Unreadable parts are logged, left out and returned as `unread`.
 *
 * @see parseResult for `shortened`.
 * @throws if the lake cannot be reached. The edge then serves the last good page.
 * @throws UnreadableError if the requested document cannot be shown.
 */
export const readWithProblems = async <Out>(
  schema: z.ZodType<Out>,
  query: string,
  params: QueryParams = {},
): Promise<{ value: Out; unread: Unread[]; shortened: string[] }> => {
  const read = parseResult(schema, await runQuery(query, params));
  logUnread(read.unread);
  return read;
};

/** @see readWithProblems */
export const read = async <Out>(
  schema: z.ZodType<Out>,
  query: string,
  params: QueryParams = {},
): Promise<Out> => (await readWithProblems(schema, query, params)).value;

/** Like `read`, but for what the page does not show: without sync tags, and without edit marks in a preview. */
export const readUntracked = async <Out>(
  schema: z.ZodType<Out>,
  query: string,
  params: QueryParams = {},
): Promise<Out> => {
  const { isEnabled: isDraft } = await draftMode();
  const client = isDraft ? unmarkedDrafts() : readClient();
  const { value, unread } = parseResult(schema, requireResult(await client.fetch<unknown>(query, params)));
  logUnread(unread);
  return value;
};

/** True while the newsroom reads a preview. */
export const isPreview = async (): Promise<boolean> => (await draftMode()).isEnabled;

/** The server computes no source of each text, which takes longer than the query. */
const unmarkedDrafts = () => draftClient().withConfig({ stega: false });

/** For previews: reads drafts and published versions as they are stored. */
export const readStored = async <Out>(
  schema: z.ZodType<Out>,
  query: string,
  params: QueryParams,
): Promise<Out> => {
  const client = draftClient().withConfig({ perspective: 'raw', stega: false });
  return parseResult(schema, requireResult(await client.fetch<unknown>(query, params))).value;
};

/**
 * Returns the result, which is null if nothing was found. The client accepts any response with status 200, so a
 * response without a result would look like a missing document.
 *
 * @throws if there is no result.
 */
const requireResult = (result: unknown): unknown => {
  if (result === undefined) throw new Error('The response of the lake has no result.');
  return result;
};

/** For builds: reads what to render in advance. Null if the lake cannot be reached or the result cannot be parsed. */
export const readForBuild = async <Out>(
  schema: z.ZodType<Out>,
  query: string,
  params: QueryParams = {},
): Promise<Out | null> => {
  try {
    return parseResult(schema, await readClient().fetch<unknown>(query, params)).value;
  } catch {
    return null;
  }
};

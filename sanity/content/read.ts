import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueryParams } from '@sanity/client';
import { unstable_cache } from 'next/cache';
import { draftMode } from 'next/headers';
import { cache } from 'react';
import type { z } from 'zod';
import { readWire, type Unread } from '../../lib/wire/readWire.ts';
import { createLogUnread } from '../../server/logs/logUnread.ts';
import { siteLog } from '../../server/logs/siteLog.ts';
import { draftClient, readClient } from './client.ts';

/** The cache tags of a page's reads. The edge stores them with the page to know when it is stale. */
export type Receipt = {
  /** The lake's sync tags of every query. */
  tags: string[];
  /** When the first read began, in milliseconds since 1970; null when nothing was read. */
  readAt: number | null;
};

const newReceipt = () => ({ tags: new Set<string>(), readAt: null as number | null });
/** One a request: metadata and page share their reads, and so their receipt. */
const receiptOfPage = cache(newReceipt);
const receiptOfRoute = new AsyncLocalStorage<ReturnType<typeof newReceipt>>();
const openReceipt = () => receiptOfRoute.getStore() ?? receiptOfPage();

/** Keeps one receipt of all that `work` reads. React's `cache` is a request's own for pages alone, not in a route. */
export const withReceipt = <Result>(work: () => Promise<Result>): Promise<Result> =>
  receiptOfRoute.run(newReceipt(), work);

/** The reads of the request so far. Call it after the last read. */
export const receipt = (): Receipt => {
  const { tags, readAt } = openReceipt();
  return { tags: [...tags].toSorted(), readAt };
};

/** Puts the tags on Next's entry of the page, so that an invalidation finds it, also when the page is a 404. */
const registerTags = async (tags: string[]) => {
  const names = tags.map((tag) => `sanity:${tag}`);
  for (let from = 0; from < names.length; from += mostTagsACall) {
    const some = names.slice(from, from + mostTagsACall);
    await unstable_cache(async () => null, ['sync-tags', ...some], { tags: some })();
  }
};

/** Next keeps 128 tags of one call and drops the rest with a warning. */
const mostTagsACall = 100;

const logUnread = createLogUnread(siteLog);

/**
 * Asks the lake, remembering what the answer depended on. In draft mode it answers with drafts, and what it read is
 * nobody's page.
 */
const ask = async (query: string, params: QueryParams): Promise<unknown> => {
  const { isEnabled: isDraft } = await draftMode();
  if (isDraft) return presence(await draftClient().fetch<unknown>(query, params));
  const open = openReceipt();
  open.readAt ??= Date.now();
  const { result, syncTags = [] } = await readClient().fetch<unknown>(query, params, {
    filterResponse: false,
  });
  for (const tag of syncTags) open.tags.add(tag);
  await registerTags(syncTags);
  return presence(result);
};

/**
 * What the lake has, as the schema reads it, and what of it cannot be read: that is logged and left out.
 *
 * @throws when the lake cannot be reached: the front then serves the last good page.
 * @throws UnreadableError when the document that was asked for cannot be shown.
 */
export const readNoting = async <Out>(
  schema: z.ZodType<Out>,
  query: string,
  params: QueryParams = {},
): Promise<{ value: Out; unread: Unread[] }> => {
  const read = readWire(schema, await ask(query, params));
  logUnread(read.unread);
  return read;
};

/** @see readNoting */
export const read = async <Out>(
  schema: z.ZodType<Out>,
  query: string,
  params: QueryParams = {},
): Promise<Out> => (await readNoting(schema, query, params)).value;

/** As `read`, of what the page does not depend on. */
export const readApart = async <Out>(
  schema: z.ZodType<Out>,
  query: string,
  params: QueryParams = {},
): Promise<Out> => {
  const { isEnabled: isDraft } = await draftMode();
  const client = isDraft ? draftClient() : readClient();
  const { value, unread } = readWire(schema, presence(await client.fetch<unknown>(query, params)));
  logUnread(unread);
  return value;
};

/**
 * Null where nothing was found. The client takes whatever is answered with status 200 for an answer: without a result
 * in it, what is there would pass for gone.
 *
 * @throws when there is no result.
 */
const presence = (result: unknown): unknown => {
  if (result === undefined) throw new Error('The lake answered with something that is no result.');
  return result;
};

/** For builds: a list of what to render beforehand, null where there is no lake to ask yet. */
export const readForBuild = async <Out>(
  schema: z.ZodType<Out>,
  query: string,
  params: QueryParams = {},
): Promise<Out | null> => {
  try {
    return readWire(schema, await readClient().fetch<unknown>(query, params)).value;
  } catch {
    return null;
  }
};

import { z } from 'zod';
import { releasesFrom } from '../apiVersion.ts';
import { LakeError } from '../errors.ts';
import { checkedJson } from '../requestBody.ts';
import type { ListenerOptions, Reach } from './listener.ts';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const listenQuery = z.object({
  query: z.string().min(1),
  includeResult: flag.default(false),
  includePreviousRevision: flag.default(false),
  includeMutations: flag.default(true),
  includeAllVersions: flag.optional(),
  // A change can be queried as soon as its event is sent, so all kinds of visibility are the same.
  visibility: z.enum(['query', 'transaction', 'sync', 'async']).optional(),
  effectFormat: z.enum(['mendoza']).optional(),
  enableResume: flag.default(false),
});

/** Before releases, listeners get drafts too, but no versions. */
const reachFor = (apiVersion: string, includeAllVersions: boolean | undefined): Reach => {
  if (includeAllVersions !== undefined) return includeAllVersions ? 'versions' : 'published';
  return apiVersion === 'X' || apiVersion >= releasesFrom ? 'published' : 'drafts';
};

/** A listener's request, unparsed: the query string, and the version of the API, such as `vX`. */
export type AskedListener = { search: string; version: string };

export type ReadListener = { query: string; params: Record<string, unknown>; options: ListenerOptions };

/** @throws LakeError 400 for invalid options. */
export const readListener = ({ search, version }: AskedListener): ReadListener => {
  // When a parameter is given twice, the first value counts.
  const given = Object.fromEntries([...new URLSearchParams(search)].reverse());
  const { query, includeAllVersions, effectFormat, visibility: _, ...options } = readOptions(given);
  const reach = reachFor(version.replace(/^v/, ''), includeAllVersions);
  return {
    query,
    params: paramsOf(given),
    options: { ...options, reach, effectFormat: effectFormat ?? null },
  };
};

const readOptions = (given: Record<string, string>): z.infer<typeof listenQuery> => {
  const options = listenQuery.safeParse(given);
  if (options.success) return options.data;
  const [issue] = options.error.issues;
  throw new LakeError(
    400,
    `The listener's parameter "${issue?.path.join('.')}" is not valid: ${issue?.message}`,
  );
};

/** `$name=<JSON>` in the query string. */
const paramsOf = (given: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      name.startsWith('$') ? [[name.slice(1), readParam(name, value)]] : [],
    ),
  );

const readParam = (name: string, value: string): unknown => {
  try {
    return checkedJson(JSON.parse(value));
  } catch (error) {
    if (error instanceof LakeError) throw error;
    throw new LakeError(400, `The parameter ${name} is not JSON`);
  }
};

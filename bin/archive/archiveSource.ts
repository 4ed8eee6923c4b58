import { createClient } from '@sanity/client';
import { type AskLake, type CallLake, CommandError, withLake } from 'local-lake/commands';
import { z } from 'zod';
import { apiVersion } from '../../lib/apiVersion.ts';
import { readEnvironment } from '../../server/environment.ts';
import { lakeHost } from '../commands/lakeHost.ts';
import { askPatiently } from './askPatiently.ts';

/** The published content, as everybody may read it. */
export type ArchiveSource = {
  query(query: string, params?: Record<string, unknown>): Promise<unknown>;
  /** All published documents as NDJSON, and assets. */
  exportAll(): Promise<Response>;
  /** @param address of a picture, as pages have it. */
  picture(address: string): Promise<Response>;
};

const answer = z.object({ result: z.unknown() });

/** An anonymous client cannot read a private dataset. Then the command reads it as the site does: with a token. */
const lakeSource = (call: CallLake, ask: AskLake, dataset: string): ArchiveSource => {
  const asked = askPatiently(ask);
  return {
    query: async (query, params = {}) => {
      const path = `/data/query/${dataset}?perspective=published`;
      const body = { query, params };
      const response = await asked(`/v${apiVersion}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (response.status === 401) return answer.parse(await call('POST', path, body)).result;
      if (!response.ok) throw new CommandError(`The lake answered ${response.status}.`);
      return answer.parse(await response.json()).result;
    },
    exportAll: () => asked(`/v${apiVersion}/data/export/${dataset}`),
    picture: (address) =>
      address.startsWith('/lake/') ? asked(address.slice('/lake'.length)) : fetch(address),
  };
};

const hostedSource = (projectId: string, dataset: string, token: string | null): ArchiveSource => {
  const client = createClient({
    projectId,
    dataset,
    ...(token && { token }),
    apiVersion,
    useCdn: false,
    perspective: 'published',
  });
  return {
    query: (query, params = {}) =>
      client.fetch<unknown>(query, params).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        throw new CommandError(`The hosted project answered: ${message}`);
      }),
    exportAll: () =>
      fetch(client.getUrl(`/data/export/${dataset}`), {
        headers: token ? { authorization: `Bearer ${token}` } : {},
      }),
    picture: (address) => fetch(address),
  };
};

/**
 * The newsroom's own lake, whether it runs or not; with `SANITY_PROJECT_ID` the hosted project.
 *
 * @throws CommandError if it cannot be reached or rejects.
 */
export const withArchiveSource = async <Result>(
  data: string | undefined,
  use: (source: ArchiveSource) => Promise<Result>,
): Promise<Result> => {
  const { isHosted, projectId, dataset, readToken } = readEnvironment();
  if (isHosted && data === undefined) return use(hostedSource(projectId, dataset, readToken));
  return withLake(lakeHost, { data }, (call, ask) => use(lakeSource(call, ask, dataset)));
};

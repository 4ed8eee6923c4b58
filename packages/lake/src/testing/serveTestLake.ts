import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClientConfig, createClient, type SanityClient } from '@sanity/client';
import { createToken } from '../accounts/tokens.ts';
import { apiVersion } from '../apiVersion.ts';
import { defaultDataset, defaultProject } from '../defaults.ts';
import type { LakeOptions } from '../routes/LakeContext.ts';
import { serve } from '../serve.ts';

/** Starts a lake with a new data folder on a free port. `client` creates a real `@sanity/client` for it. */
export const serveTestLake = async (options: Partial<LakeOptions> = {}) => {
  const data = mkdtempSync(join(tmpdir(), 'lake-test-'));
  const server = await serve({ port: 0, data, ...options });
  const base = `http://127.0.0.1:${server.port}`;
  const { accounts } = server.context;
  const tokenFor = (role: string): string => createToken(accounts.db, { label: role, role }).secret;
  return {
    server,
    data,
    base,
    tokenFor,
    client: (config: Partial<ClientConfig> = {}): SanityClient =>
      createClient({
        projectId: options.project ?? defaultProject,
        dataset: options.dataset ?? defaultDataset,
        apiVersion,
        apiHost: base,
        useProjectHostname: false,
        useCdn: false,
        ...config,
      }),
    close: async (): Promise<void> => {
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
};

export type ServedLake = Awaited<ReturnType<typeof serveTestLake>>;

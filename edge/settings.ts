import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { failureCss } from '../lib/theme/failureCss.ts';
import {
  type Environment,
  isDevelopment,
  readEdgeVariables,
  readEnvironment,
} from '../server/environment.ts';
import { loadTheme } from '../server/theme/loadTheme.ts';

export type EdgeSettings = Environment & {
  /** Where `next start` listens, on loopback. */
  siteOrigin: string;
  /** The number of this worker; null if there is only one process. */
  worker: string | null;
  /** If true, the edge caches nothing. */
  isDevelopment: boolean;
  /** Bound of the page cache: with it the whole edge stays under 400 MB. */
  pageCacheBytes: number;
  version: string;
  /** The style of the pages for errors. */
  failureStyle: string;
};

const root = path.resolve(import.meta.dirname, '..');
const packageSchema = z.object({ version: z.string() });

/** @throws EnvironmentError, or if SITE_ORIGIN, which the supervisor sets, is missing. */
export const readEdgeSettings = (): EdgeSettings => ({
  ...readEnvironment(),
  failureStyle: failureCss(loadTheme()),
  ...readEdgeVariables(),
  isDevelopment: isDevelopment(),
  pageCacheBytes: 176 * 1024 * 1024,
  version: packageSchema.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).version,
});

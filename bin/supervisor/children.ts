import path from 'node:path';
import type { Environment } from '../../server/environment.ts';
import { openMailUrl } from '../../server/mail/mailVariables.ts';
import { requestHeartbeat } from '../../server/processes/heartbeat.ts';
import { listens } from '../../server/processes/listens.ts';
import { withoutSignIn } from '../../server/signIn/signInVariables.ts';
import { loadTheme } from '../../server/theme/loadTheme.ts';
import { lakeHeap } from '../lakeHeap.mjs';
import { answers, ask, Child } from './Child.ts';
import type { Secrets } from './secrets.ts';

/** In development Next renders each request from the sources, and the edge caches nothing. */
export type Mode = { kind: 'production'; mayBuild: boolean } | { kind: 'development' };

const root = path.resolve(import.meta.dirname, '../..');

/** The children's environment: generated secrets have the names that server/environment.ts reads. */
export const environmentOfChildren = (
  environment: Environment,
  secrets: Secrets,
  lakeUrl: string | null,
  { kind }: Mode,
) => ({
  ...withoutSignIn(process.env),
  ...(environment.mail && { SMTP_URL: openMailUrl(environment.mail) }),
  NODE_ENV: kind,
  NEXT_TELEMETRY_DISABLED: '1',
  SITE_URL: environment.siteUrl,
  DATA_DIR: environment.dataDir,
  SANITY_PROJECT_ID: environment.projectId,
  SANITY_DATASET: environment.dataset,
  // For the lake alone. Empty, because Next would read it from `.env`.
  DATASET_VISIBILITY: '',
  SANITY_REVALIDATE_SECRET: environment.revalidateSecret ?? secrets.revalidateSecret,
  ...(lakeUrl && {
    LAKE_URL: lakeUrl,
    SANITY_API_READ_TOKEN: environment.readToken ?? secrets.readToken,
    SANITY_API_WRITE_TOKEN: environment.writeToken ?? secrets.writeToken,
  }),
});

/** Start messages of a child that are not JSON log lines. */
const isPlainText = (line: string): boolean => !line.startsWith('{"');

/**
 * Allows long pauses of lake and site: only editors and the first readers of a page wait for them, and a transaction or a
 * garbage collection may take seconds. All readers wait for the edge, and its tasks are short.
 */
const maxUpstreamMisses = 5;
const maxEdgeMisses = 3;

/** The embedded lake. An empty data folder gets the demonstration dataset. */
export const lake = (environment: Environment, port: number): Child =>
  new Child({
    name: 'lake',
    parameters: [
      ...lakeHeap,
      path.join(root, 'bin/lake.ts'),
      ...['--port', String(port)],
      ...['--data', path.join(environment.dataDir, 'lake')],
      ...['--project', environment.projectId, '--dataset', environment.dataset],
      ...(environment.datasetVisibility ? ['--visibility', environment.datasetVisibility] : []),
      ...['--public-url', `${environment.siteUrl}/lake`],
      ...['--seed', path.join(root, loadTheme(environment.theme).demonstration)],
    ],
    environment: process.env,
    isReady: () => answers(`http://127.0.0.1:${port}/ping`),
    probe: {
      ask: (_process, signal) => ask(`http://127.0.0.1:${port}/ping`, signal),
      intervalMs: environment.probeMs,
      maxMisses: maxUpstreamMisses,
    },
    hides: isPlainText,
  });

/** On a busy machine, hits in the page cache have priority over renders. */
const rendersNiceness = 2;

export const site = (
  environment: NodeJS.ProcessEnv,
  { probeMs }: Environment,
  port: number,
  { kind }: Mode,
): Child =>
  new Child({
    name: 'site',
    parameters: [
      path.join(root, 'node_modules/next/dist/bin/next'),
      ...(kind === 'production' ? ['start', root, '--keepAliveTimeout', '70000'] : ['dev', root]),
      ...['--hostname', '127.0.0.1', '--port', String(port)],
    ],
    // Next would exit at Ctrl+C, before the edge has answered all requests.
    environment: kind === 'production' ? { ...environment, NEXT_MANUAL_SIG_HANDLE: 'true' } : environment,
    niceness: rendersNiceness,
    // In development it serves once it listens: requests wait for the compiler.
    isReady: () =>
      kind === 'production'
        ? answers(`http://127.0.0.1:${port}/api/revalidate`)
        : listens(`http://127.0.0.1:${port}`),
    ...(kind === 'development' && { startTimeoutMs: Number.POSITIVE_INFINITY }),
    // No heartbeats: it does not answer while it compiles or is stopped at a breakpoint.
    probe:
      kind === 'production'
        ? {
            ask: (_process, signal) => ask(`http://127.0.0.1:${port}/api/revalidate`, signal),
            intervalMs: probeMs,
            maxMisses: maxUpstreamMisses,
          }
        : null,
    hides: (line) => kind === 'production' && isPlainText(line),
  });

/** A hit allocates almost nothing. */
const edgeHeap = ['--max-semi-space-size=4'];
/**
 * Pages are outside of V8's heap. Few arenas, and memory of compression is returned to the system at once: by default
 * glibc holds half as much memory again as the pages. @see mallopt(3)
 */
const edgeMalloc = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

export const edge = (
  childEnvironment: NodeJS.ProcessEnv,
  environment: Environment,
  siteOrigin: string,
): Child =>
  new Child({
    name: 'edge',
    parameters: [...edgeHeap, path.join(root, 'edge/serve.ts')],
    environment: { ...childEnvironment, ...edgeMalloc, SITE_ORIGIN: siteOrigin },
    isReady: () => answers(healthAddress(environment)),
    // Uses IPC: readers may queue at the port, and with WORKERS other processes answer there.
    probe: {
      ask: requestHeartbeat,
      intervalMs: environment.probeMs,
      maxMisses: maxEdgeMisses,
    },
  });

/** A new index of a large archive takes minutes: readers' pages and the desk have priority. */
const searchNiceness = 4;

/**
 * Answers readers' searches from its own index. It is ready at once: until its index is up to date, the page says so. A
 * search that hangs ends with it.
 */
export const search = (childEnvironment: NodeJS.ProcessEnv, { probeMs }: Environment, port: number): Child =>
  new Child({
    name: 'search',
    parameters: [path.join(root, 'bin/search.ts'), '--port', String(port)],
    environment: childEnvironment,
    niceness: searchNiceness,
    isReady: async () => true,
    probe: { ask: requestHeartbeat, intervalMs: probeMs, maxMisses: maxUpstreamMisses },
  });

/** Nobody waits for mails: lake, site and edge have priority. */
const mailNiceness = 10;

/**
 * Mails people what is new under “For me”. It is ready at once: it is restarted whenever it exits, and never fails the
 * start.
 */
export const mail = (childEnvironment: NodeJS.ProcessEnv, { probeMs }: Environment): Child =>
  new Child({
    name: 'mail',
    parameters: [path.join(root, 'bin/mail.ts')],
    // The other children do not get the password.
    environment: { ...childEnvironment, SMTP_URL: process.env.SMTP_URL },
    niceness: mailNiceness,
    isReady: async () => true,
    probe: { ask: requestHeartbeat, intervalMs: probeMs, maxMisses: maxUpstreamMisses },
  });

export const healthAddress = ({ port, host }: Environment): string =>
  `http://${host?.includes(':') ? `[${host}]` : (host ?? '127.0.0.1')}:${port}/healthz`;

import path from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { type Environment, readEnvironment } from '../../server/environment.ts';
import { requestHeartbeat } from '../../server/processes/heartbeat.ts';
import { listens } from '../../server/processes/listens.ts';
import { lakeHeap } from '../lakeHeap.mjs';
import { build, findBuildFlaw } from './build.ts';
import { answers, ask, Child } from './Child.ts';
import { takeDataFolder } from './dataFolder.ts';
import { forgetFirstPasswords, makeFirstAccounts } from './firstAccounts.ts';
import { assertPortIsFree, findFreePort } from './ports.ts';
import { Refusal } from './Refusal.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { untilContentAnswers, untilRendered } from './untilRendered.ts';

/** In development Next renders each request from the sources, and the edge caches nothing. */
export type Mode = { kind: 'production'; mayBuild: boolean } | { kind: 'development' };

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Runs the product until SIGTERM or SIGINT: the lake (unless content is hosted, or on another Copydesk), the site, and
 * the public edge. Stops the edge first, which finishes readers' requests.
 *
 * @throws Refusal, EnvironmentError if it cannot start.
 */
export const supervise = async (mode: Mode): Promise<void> => {
  const begun = Date.now();
  const environment = readEnvironment();
  await assertPortIsFree(environment.port, environment.host);
  const letGo = takeDataFolder(environment.dataDir, environment.port);
  const children: Child[] = [];
  const stopping = new AbortController();
  const stop = async (exitCode: number) => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    for (const child of inOrderOfEnd(children)) await child.stop();
    letGo();
    process.exit(exitCode);
  };
  process
    .on('SIGTERM', () => stop(0))
    .on('SIGINT', () => stop(0))
    .on('SIGHUP', () => stop(0));

  try {
    const lakePort = await findFreePort();
    const sitePort = await findFreePort();
    const hasLake = !environment.isHosted && environment.lakeUrl === null;
    const lakeUrl = hasLake ? `http://127.0.0.1:${lakePort}` : environment.lakeUrl;
    const siteOrigin = `http://127.0.0.1:${sitePort}`;
    let secrets = readSecrets(environment.dataDir);

    const start = async (child: Child) => {
      if (stopping.signal.aborted) return;
      children.push(child);
      await child.start();
    };
    const lakeStarts = hasLake ? start(lake(environment, lakePort)) : null;
    // Checks thousands of files while the lake starts.
    const flaw = mode.kind === 'production' ? findBuildFlaw() : null;
    await lakeStarts;
    if (hasLake) secrets = await makeFirstAccounts(environment.dataDir, secrets);
    const childEnvironment = environmentOfChildren(environment, secrets, lakeUrl, mode);
    const content = {
      ...environment,
      lakeUrl,
      readToken: environment.readToken ?? secrets.readToken ?? null,
    };
    if (flaw) {
      if (mode.kind === 'production' && !mode.mayBuild)
        throw new Refusal(`The build ${flaw}. Run \`npm run build\`, then start again.`);
      console.log(`The build ${flaw}; it is made now.`);
      // Check that pages can be rendered.
      await untilContentAnswers(content, stopping.signal);
      await build(childEnvironment, stopping.signal);
    }
    // Start the edge first: it serves its stored pages while the site still starts.
    await start(edge(childEnvironment, environment, siteOrigin));
    await start(site(childEnvironment, environment, sitePort, mode));
    if (mode.kind === 'production') await untilRendered(healthAddress(environment), content, stopping.signal);
    if (stopping.signal.aborted) return;
    console.log(welcome(environment, (Date.now() - begun) / 1000, secrets.firstPasswords ?? []));
    forgetFirstPasswords(environment.dataDir, secrets);
  } catch (error) {
    if (stopping.signal.aborted) return;
    stopping.abort();
    for (const child of inOrderOfEnd(children)) await child.stop();
    letGo();
    throw error;
  }
};

/** Stops each process before those that it depends on. */
const endOrder = ['edge', 'site', 'lake'];
const inOrderOfEnd = (children: Child[]): Child[] =>
  children.toSorted((a, b) => endOrder.indexOf(a.name) - endOrder.indexOf(b.name));

/** The children's environment: generated secrets have the names that server/environment.ts reads. */
const environmentOfChildren = (
  environment: Environment,
  secrets: Secrets,
  lakeUrl: string | null,
  { kind }: Mode,
) => ({
  ...process.env,
  NODE_ENV: kind,
  NEXT_TELEMETRY_DISABLED: '1',
  SITE_URL: environment.siteUrl,
  DATA_DIR: environment.dataDir,
  SANITY_PROJECT_ID: environment.projectId,
  SANITY_DATASET: environment.dataset,
  SANITY_REVALIDATE_SECRET: environment.revalidateSecret ?? secrets.revalidateSecret,
  ...(lakeUrl && {
    LAKE_URL: lakeUrl,
    SANITY_API_READ_TOKEN: environment.readToken ?? secrets.readToken,
    SANITY_API_WRITE_TOKEN: environment.writeToken ?? secrets.writeToken,
  }),
});

/** Start messages of a child that are not JSON log lines. */
const isTalk = (line: string): boolean => !line.startsWith('{"');

/**
 * Only editors and first readers of a page wait for lake and site, so a long transaction or garbage collection may take
 * seconds. The edge does little at a time, and all readers wait for it.
 */
const maxMissesOfUpstreams = 5;
const maxMissesOfEdge = 3;

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
      ...['--public-url', `${environment.siteUrl}/lake`],
      ...['--seed', path.join(root, 'sanity/seed/seed.ndjson')],
    ],
    environment: process.env,
    isReady: () => answers(`http://127.0.0.1:${port}/ping`),
    probe: {
      ask: (_process, signal) => ask(`http://127.0.0.1:${port}/ping`, signal),
      intervalMs: environment.probeMs,
      maxMisses: maxMissesOfUpstreams,
    },
    hides: isTalk,
  });

/** On a busy machine, hits in the page cache have priority over renders. */
const rendersNiceness = 2;

const site = (
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
    ...(kind === 'development' && { maxStartMs: Number.POSITIVE_INFINITY }),
    // No heartbeats: it does not answer while it compiles or is stopped at a breakpoint.
    probe:
      kind === 'production'
        ? {
            ask: (_process, signal) => ask(`http://127.0.0.1:${port}/api/revalidate`, signal),
            intervalMs: probeMs,
            maxMisses: maxMissesOfUpstreams,
          }
        : null,
    hides: (line) => kind === 'production' && isTalk(line),
  });

/** A hit allocates almost nothing. */
const frontHeap = ['--max-semi-space-size=4'];
/**
 * Pages are outside of V8's heap. Few arenas, and memory of compression is returned to the system at once: by default
 * glibc holds half as much memory again as the pages. @see mallopt(3)
 */
const frontMalloc = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

const edge = (childEnvironment: NodeJS.ProcessEnv, environment: Environment, siteOrigin: string): Child =>
  new Child({
    name: 'edge',
    parameters: [...frontHeap, path.join(root, 'edge/serve.ts')],
    environment: { ...childEnvironment, ...frontMalloc, SITE_ORIGIN: siteOrigin },
    isReady: () => answers(healthAddress(environment)),
    // Uses IPC: readers may queue at the port, and with WORKERS other processes answer there.
    probe: {
      ask: requestHeartbeat,
      intervalMs: environment.probeMs,
      maxMisses: maxMissesOfEdge,
    },
  });

const healthAddress = ({ port, host }: Environment): string =>
  `http://${host?.includes(':') ? `[${host}]` : (host ?? '127.0.0.1')}:${port}/healthz`;

const welcome = (
  environment: Environment,
  seconds: number,
  passwords: NonNullable<Secrets['firstPasswords']>,
): string =>
  [
    '',
    `Copydesk ${packageJson.version} is ready after ${seconds.toFixed(1)} s.`,
    '',
    `  Site    ${environment.siteUrl}/`,
    `  Studio  ${environment.siteUrl}/studio`,
    `  Lake    ${lakeLine(environment)}`,
    ...hostedGaps(environment).map((gap) => `  ${gap}`),
    ...(passwords.length
      ? [
          '',
          '  Sign in to Studio with one of these. Each password is shown this once, and lasts until you choose your own:',
        ]
      : []),
    ...passwords.map(({ email, password }) => `    ${email.padEnd(28)}${password}`),
    '',
    'Ctrl+C ends it.',
    '',
  ].join('\n');

/** Warnings about missing tokens of a hosted project. The embedded lake creates its own. */
const hostedGaps = ({ isHosted, readToken, writeToken }: Environment): string[] =>
  isHosted
    ? [
        ...(readToken ? [] : ['Without SANITY_API_READ_TOKEN there are no previews of drafts.']),
        ...(writeToken ? [] : ['Without SANITY_API_WRITE_TOKEN readers’ error reports cannot be filed.']),
      ]
    : [];

const lakeLine = ({ isHosted, projectId, dataset, lakeUrl, siteUrl }: Environment): string => {
  if (isHosted) return `hosted: project ${projectId}, dataset ${dataset}`;
  return lakeUrl ? `elsewhere: ${lakeUrl}` : `${siteUrl}/lake`;
};

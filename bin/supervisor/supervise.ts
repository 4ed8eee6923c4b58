import { type Environment, readEnvironment } from '../../server/environment.ts';
import { build, findBuildFlaw } from './build.ts';
import type { Child } from './Child.ts';
import {
  edge,
  environmentOfChildren,
  healthAddress,
  lake,
  type Mode,
  mail,
  search,
  site,
} from './children.ts';
import { checkDatabases } from './damage/checkDatabases.ts';
import { lockDataFolder } from './dataFolder.ts';
import { createFirstAccounts, forgetFirstPasswords, noteFirstStart } from './firstAccounts.ts';
import { assertPortIsFree, findFreePort } from './ports.ts';
import { StartError } from './StartError.ts';
import { readSecrets } from './secrets.ts';
import { assertContentIsReadable, waitForContent, waitForRender } from './waitForRender.ts';
import { welcome } from './welcome.ts';

/**
 * Runs the product until SIGTERM or SIGINT: the lake (unless content is hosted, or on another Copydesk), the site, and
 * the public edge. Stops the edge first, which finishes readers' requests.
 *
 * @throws StartError, EnvironmentError if it cannot start.
 */
export const supervise = async (mode: Mode): Promise<void> => {
  const environment = readEnvironment();
  await assertPortIsFree(environment.port, environment.host);
  const releaseLock = lockDataFolder(environment.dataDir, environment.port);
  const children = new Children();
  const stop = async () => {
    if (children.stopping.aborted) return;
    await children.stop();
    releaseLock();
    process.exit(0);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop).on('SIGHUP', stop);
  try {
    await startAll(mode, environment, children);
  } catch (error) {
    if (children.stopping.aborted) return;
    await children.stop();
    releaseLock();
    throw error;
  }
};

const startAll = async (mode: Mode, environment: Environment, children: Children): Promise<void> => {
  const begun = Date.now();
  const lakePort = await findFreePort();
  const sitePort = await findFreePort();
  const searchPort = await findFreePort();
  const hasLake = !environment.isHosted && environment.lakeUrl === null;
  const lakeUrl = hasLake ? `http://127.0.0.1:${lakePort}` : environment.lakeUrl;
  const siteOrigin = `http://127.0.0.1:${sitePort}`;
  let secrets = readSecrets(environment.dataDir);
  const data = checkDatabases(environment, hasLake, secrets);
  if (hasLake) secrets = noteFirstStart(environment.dataDir, secrets);

  const lakeStarts = hasLake ? children.start(lake(environment, lakePort)) : null;
  // A start that fails because of the build does not wait for the lake, which is then stopped while it starts.
  lakeStarts?.catch(() => {});
  // Checks thousands of files while the lake starts.
  const flaw = mode.kind === 'production' ? findBuildFlaw() : null;
  if (flaw && mode.kind === 'production' && !mode.mayBuild)
    throw new StartError(`The build ${flaw}. Run \`npm run build\`, then start again.`);
  await lakeStarts;
  await data.refuseDamage();
  if (hasLake) secrets = await createFirstAccounts(environment.dataDir, secrets);
  const childEnvironment = environmentOfChildren(environment, secrets, lakeUrl, mode);
  const content = {
    ...environment,
    lakeUrl,
    readToken: environment.readToken ?? secrets.readToken ?? null,
  };
  if (flaw) {
    console.log(`The build ${flaw}. Building now.`);
    // Check that pages can be rendered.
    await waitForContent(content, children.stopping);
    await build(childEnvironment, children.stopping);
  } else if (mode.kind === 'production' && hasLake && environment.readToken) {
    // Other lakes may not be reachable yet, and its own tokens are valid.
    await assertContentIsReadable(content);
  }
  // Start the edge first: it serves its stored pages while the site still starts.
  await children.start(edge(childEnvironment, environment, siteOrigin));
  const siteEnvironment = { ...childEnvironment, SEARCH_URL: `http://127.0.0.1:${searchPort}` };
  await children.start(site(siteEnvironment, environment, sitePort, mode));
  await children.start(search(childEnvironment, environment, searchPort));
  if (hasLake && environment.mail) await children.start(mail(childEnvironment, environment));
  if (mode.kind === 'production') await waitForRender(healthAddress(environment), content, children.stopping);
  if (children.stopping.aborted) return;
  console.log(welcome(environment, (Date.now() - begun) / 1000, secrets.firstPasswords ?? []));
  forgetFirstPasswords(environment.dataDir, secrets);
  await data.checkRest();
};

/** Each process stops before those that it depends on. */
const stopOrder = ['mail', 'edge', 'site', 'search', 'lake'];

class Children {
  readonly #children: Child[] = [];
  readonly #abort = new AbortController();

  get stopping(): AbortSignal {
    return this.#abort.signal;
  }

  /** Does nothing once the product stops. */
  async start(child: Child): Promise<void> {
    if (this.stopping.aborted) return;
    this.#children.push(child);
    await child.start();
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    const inOrder = this.#children.toSorted((a, b) => stopOrder.indexOf(a.name) - stopOrder.indexOf(b.name));
    for (const child of inOrder) await child.stop();
  }
}

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { openAccounts, unauthorized } from './accounts/accounts.ts';
import { listOrigins } from './accounts/origins.ts';
import { notePreviewSecrets } from './accounts/previews.ts';
import { Flows } from './accounts/signIn/singleSignOn/Flows.ts';
import { Provider } from './accounts/signIn/singleSignOn/Provider.ts';
import { startReleaseTimer } from './actions/releaseTimer.ts';
import { createAnonymousClients } from './anonymous/anonymousClients.ts';
import { maxFilterCharacters, maxStreams } from './anonymous/limits.ts';
import { apiVersion } from './apiVersion.ts';
import { createApp, listRoutes } from './app.ts';
import { openImages } from './assets/openImages.ts';
import { defaultDataset, defaultProject } from './defaults.ts';
import { startRetention } from './erasure/retention.ts';
import { LakeError } from './errors.ts';
import { ListenerTurns } from './live/ListenerTurns.ts';
import { OpenStreams } from './live/OpenStreams.ts';
import { Sockets } from './live/sockets/Sockets.ts';
import { createQueryWorker } from './query/worker/queryWorker.ts';
import { createReadWorker } from './reads/readWorker.ts';
import { entryOf } from './routes/entry.ts';
import type { LakeContext, LakeOptions } from './routes/LakeContext.ts';
import { lakeLog } from './routes/logRequests.ts';
import { startScheduleTimer } from './schedules/scheduleTimer.ts';
import { DatasetFolder } from './store/database/DatasetFolder.ts';
import { type Lock, lockFolder } from './store/database/lock.ts';
import { restrictToOwner } from './store/database/restrictToOwner.ts';
import { MainThreadTurns } from './turns/MainThreadTurns.ts';
import type { Entry } from './types/access.ts';
import type { LakeConfiguration } from './types/configuration.ts';
import type { Dataset } from './types/datasets.ts';
import type { ProjectRules } from './types/policy.ts';

const defaultQueryTimeoutMs = 30_000;

export type Lake = {
  fetch(request: Request): Promise<Response>;
  /** Handles a WebSocket handshake: multiplexed streams and presence. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
};

export type OpenLake = Lake & {
  lock: Lock;
  context: LakeContext;
  /** Every endpoint, such as `GET /data/doc/:dataset/:ids`, without its version prefix. */
  listRoutes(): string[];
};

/**
 * Opens the data folder and serves it through Sanity's HTTP API.
 *
 * @throws FolderError if the folder is in use, damaged or cannot be written.
 */
export const createLake = async (options: LakeOptions): Promise<OpenLake> => {
  restrictToOwner(options.data);
  const lock = lockFolder(options.data);
  const closing = new AbortController();
  const context = createContext(options, closing.signal);
  const app = createApp(context);
  const fetch = async (request: Request): Promise<Response> => app.fetch(request);
  const sockets = new Sockets(context, fetch);
  return {
    lock,
    context,
    fetch,
    listRoutes: () => listRoutes(app),
    upgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
    close: async () => {
      closing.abort();
      sockets.close();
      context.datasets.close();
      context.accounts.close();
      lock.release();
    },
  };
};

const defaultPublicUrl = 'http://localhost';

const openSingleSignOn = ({
  singleSignOn,
  publicUrl = defaultPublicUrl,
}: LakeOptions): LakeContext['singleSignOn'] => {
  if (!singleSignOn) return null;
  const redirectAddress = `${publicUrl.replace(/\/$/, '')}/v${apiVersion}/auth/callback`;
  return { provider: new Provider(singleSignOn, redirectAddress), flows: new Flows(redirectAddress) };
};

/** Own properties only: a project may be called `constructor`. */
const rulesOf =
  ({ projects = {} }: LakeConfiguration) =>
  (project: string): ProjectRules =>
    (Object.hasOwn(projects, project) && projects[project]) || {};

const createContext = (options: LakeOptions, signal: AbortSignal): LakeContext => {
  const { project = defaultProject, dataset = defaultDataset, visibility } = options;
  const accounts = openAccounts(options.data, options.roles);
  const onOpen = (opened: Dataset): void => {
    notePreviewSecrets(opened, accounts.db);
    const rights = { accessOf: accounts.accessOf };
    startReleaseTimer(opened, rights, signal);
    startScheduleTimer(opened, rights, signal);
    startRetention(opened, lakeLog(options.logLevel), signal);
  };
  const datasets = new DatasetFolder({ data: options.data, rulesOf: rulesOf(options), onOpen });
  const main = datasets.find(project, dataset) ?? datasets.create(project, dataset, visibility ?? 'public');
  if (visibility && main.aclMode !== visibility) main.setAclMode(visibility);
  // Open all datasets: each may have a scheduled release.
  for (const known of datasets.listProjects()) datasets.list(known);
  const queryTimeoutMs = options.queryTimeoutMs ?? defaultQueryTimeoutMs;
  const queryWorker = createQueryWorker(queryTimeoutMs);
  const readWorker = createReadWorker(queryTimeoutMs);
  const anonymousClients = createAnonymousClients(queryTimeoutMs);
  const turns = new MainThreadTurns();
  const images = openImages(options, signal);
  signal.addEventListener('abort', () => {
    queryWorker.close();
    readWorker.close();
    anonymousClients.close();
  });
  const identify = (request: Request) => accounts.identify(request.headers.get('authorization'));
  const enter = ({ project, dataset, authorization }: Entry) => {
    const found = datasets.find(project, dataset);
    const identity = accounts.identify(authorization);
    if (!found) {
      throw new LakeError(404, `Dataset "${dataset}" not found for project ID "${project}"`, {
        type: 'datasetNotFoundError',
      });
    }
    if (identity.kind === 'anonymous' && found.aclMode === 'private') {
      throw unauthorized('SIO-401-ANF', 'Unauthorized - Session not found');
    }
    const access = accounts.access.accessFor(identity, found);
    return { dataset: found, access: { ...access, confirm: () => void accounts.identify(authorization) } };
  };
  return {
    options: { ...options, project, dataset },
    accounts,
    datasets,
    queryWorker,
    readWorker,
    turns,
    images,
    anonymousClients,
    listenerTurns: new ListenerTurns(turns),
    openStreams: new OpenStreams({ maxStreams, maxFilterCharacters }),
    singleSignOn: openSingleSignOn(options),
    publicUrl: options.publicUrl ?? defaultPublicUrl,
    origins: listOrigins(options),
    signal,
    identify,
    enter,
    open: (c) => enter(entryOf(c)),
  };
};

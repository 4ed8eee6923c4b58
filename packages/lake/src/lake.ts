import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { requestId } from 'hono/request-id';
import { getPath } from 'hono/utils/url';
import { openAccounts, unauthorized } from './accounts/accounts.ts';
import { isAllowedOrigin, listOrigins } from './accounts/origins.ts';
import { notePreviewSecrets } from './accounts/previews.ts';
import { Flows } from './accounts/signIn/singleSignOn/Flows.ts';
import { Provider } from './accounts/signIn/singleSignOn/Provider.ts';
import { startReleaseTimer } from './actions/releaseTimer.ts';
import { createAnonymousClients } from './anonymous/anonymousClients.ts';
import { maxFilterCharacters, maxStreams } from './anonymous/limits.ts';
import { apiVersion } from './apiVersion.ts';
import { openImages } from './assets/openImages.ts';
import { defaultDataset, defaultProject } from './defaults.ts';
import { LakeError } from './errors.ts';
import { OpenStreams } from './live/OpenStreams.ts';
import { Sockets } from './live/sockets/Sockets.ts';
import { createQueryWorker } from './query/worker/queryWorker.ts';
import { accountRoutes } from './routes/access/accounts.ts';
import { authRoutes } from './routes/access/auth.ts';
import { memberRoutes } from './routes/access/members.ts';
import { previewRoutes } from './routes/access/previews.ts';
import { projectRoutes } from './routes/access/projects.ts';
import { robotRoutes } from './routes/access/robots.ts';
import { singleSignOnRoutes } from './routes/access/singleSignOn.ts';
import { userRoutes } from './routes/access/users.ts';
import { answerError, answerNotFound } from './routes/answerError.ts';
import { assetFileRoutes, assetRoutes } from './routes/assets.ts';
import { countAnonymousRequest, countAnonymousRequests } from './routes/countAnonymousRequests.ts';
import { actionRoutes } from './routes/data/actions.ts';
import { docRoutes } from './routes/data/doc.ts';
import { exportRoutes } from './routes/data/export.ts';
import { historyRoutes } from './routes/data/history.ts';
import { listenRoutes } from './routes/data/listen.ts';
import { liveEventsRoutes } from './routes/data/liveEvents.ts';
import { mutateRoutes } from './routes/data/mutate.ts';
import { queryRoutes } from './routes/data/query.ts';
import { referenceRoutes } from './routes/data/references.ts';
import { entryOf } from './routes/entry.ts';
import type { LakeContext, LakeEnv, LakeOptions } from './routes/LakeContext.ts';
import { logRequests } from './routes/logRequests.ts';
import { scheduleRoutes } from './routes/schedules.ts';
import { schemaRoutes } from './routes/schemas.ts';
import { smallRoutes } from './routes/smallAnswers.ts';
import { startScheduleTimer } from './schedules/scheduleTimer.ts';
import { DatasetFolder } from './store/database/DatasetFolder.ts';
import { type Lock, lockFolder } from './store/database/lock.ts';
import { restrictToOwner } from './store/database/restrictToOwner.ts';
import type { Entry } from './types/access.ts';
import type { LakeConfiguration } from './types/configuration.ts';
import type { Dataset } from './types/datasets.ts';
import type { ProjectRules } from './types/policy.ts';

const defaultQueryTimeoutMs = 30_000;

/** The route table: one module for each resource. */
const routeModules = [
  mutateRoutes,
  docRoutes,
  queryRoutes,
  actionRoutes,
  scheduleRoutes,
  assetRoutes,
  historyRoutes,
  exportRoutes,
  listenRoutes,
  liveEventsRoutes,
  authRoutes,
  singleSignOnRoutes,
  userRoutes,
  accountRoutes,
  memberRoutes,
  robotRoutes,
  previewRoutes,
  projectRoutes,
  schemaRoutes,
  referenceRoutes,
  smallRoutes,
];

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
  return { provider: new Provider(singleSignOn, redirectAddress), flows: new Flows() };
};

/** Own properties only: a project may be called `constructor`. */
const rulesOf =
  ({ projects = {} }: LakeConfiguration) =>
  (project: string): ProjectRules =>
    (Object.hasOwn(projects, project) && projects[project]) || {};

const createContext = (options: LakeOptions, signal: AbortSignal): LakeContext => {
  const { project = defaultProject, dataset = defaultDataset } = options;
  const accounts = openAccounts(options.data, options.roles);
  const onOpen = (opened: Dataset): void => {
    notePreviewSecrets(opened, accounts.db);
    const rights = { accessOf: accounts.accessOf };
    startReleaseTimer(opened, rights, signal);
    startScheduleTimer(opened, rights, signal);
  };
  const datasets = new DatasetFolder({ data: options.data, rulesOf: rulesOf(options), onOpen });
  if (!datasets.find(project, dataset)) datasets.create(project, dataset, 'public');
  // Open all datasets: each may have a scheduled release.
  for (const known of datasets.listProjects()) datasets.list(known);
  const queryTimeoutMs = options.queryTimeoutMs ?? defaultQueryTimeoutMs;
  const queryWorker = createQueryWorker(queryTimeoutMs);
  const anonymousClients = createAnonymousClients(queryTimeoutMs);
  const images = openImages(options, signal);
  signal.addEventListener('abort', () => {
    queryWorker.close();
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
    return { dataset: found, access: accounts.access.accessFor(identity, found) };
  };
  return {
    options: { ...options, project, dataset },
    accounts,
    datasets,
    queryWorker,
    images,
    anonymousClients,
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

/** Every response depends on the caller, except assets, which set their own caching headers. */
const answerHeaders: MiddlewareHandler<LakeEnv> = async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set('x-content-type-options', 'nosniff');
  if (headers.get('cache-control')?.includes('immutable')) return;
  headers.set('cache-control', 'private, no-store');
  headers.append('vary', 'Authorization');
};

/**
 * Responses readable by every origin, without credentials. They tell a Studio on a forbidden origin why its requests
 * fail.
 */
const isOpenToEveryOrigin = (path: string): boolean => /^(?:\/v[^/]+)?\/(?:ping|check\/cors)$/.test(path);

const answerCors = ({ origins }: LakeContext): MiddlewareHandler<LakeEnv> => {
  const maxAge = 600;
  const forEveryOrigin = cors({ origin: '*', maxAge });
  const forAllowedOrigins = cors({
    origin: (origin) => (isAllowedOrigin(origins, origin) ? origin : null),
    credentials: true,
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposeHeaders: ['x-request-id'],
    maxAge,
  });
  return (c, next) => {
    const isAllowed = isAllowedOrigin(origins, c.req.header('origin') ?? '');
    const answer = isOpenToEveryOrigin(c.req.path) && !isAllowed ? forEveryOrigin : forAllowedOrigins;
    return answer(c, next);
  };
};

const versionPattern = '/:version{v(?:X|1|[0-9]{4}-[0-9]{2}-[0-9]{2})}';

const createApp = (context: LakeContext): Hono<LakeEnv> => {
  const api = new Hono<LakeEnv>();
  for (const routes of routeModules) api.route('/', routes(context));
  const app = new Hono<LakeEnv>({ getPath: (request) => dataPath(getPath(request)) });
  app.use(answerHeaders);
  app.use(requestId());
  app.use(logRequests(context.options.logLevel ?? 'silent'));
  // Before CORS: assets need no session and are open to every origin.
  app.route('/', assetFileRoutes(context));
  // The CORS middleware answers preflights, so they are counted before it.
  app.use(async (c, next) => {
    if (c.req.method === 'OPTIONS') await countAnonymousRequest(context, c);
    await next();
  });
  app.use(answerCors(context));
  app.use(countAnonymousRequests(context));
  app.use(async (c, next) => {
    c.set('project', projectOf(c.req.raw, context.options.project ?? defaultProject));
    await next();
  });
  app.get('/ping', (c) => c.text('PONG'));
  app.route(versionPattern, api);
  app.notFound(answerNotFound);
  app.onError(answerError);
  return app;
};

const listRoutes = (app: Hono<LakeEnv>): string[] => {
  const own = app.routes.filter(({ path, method }) => method !== 'ALL' && !path.endsWith('/*/*'));
  return [...new Set(own.map(({ method, path }) => `${method} ${path.replace(versionPattern, '')}`))];
};

const resourcePattern =
  /^(\/v[^/]+)\/projects\/([^/]+)\/datasets\/([^/]+)\/(query|mutate|doc|actions|export|listen|live\/events)(\/.*)?$/;

/**
 * Normalizes a path for the routes. A client that is configured by `resource` names project and dataset in the path;
 * the migration runner's paths begin with two slashes.
 */
const dataPath = (path: string): string =>
  path
    .replace(/^\/{2,}/, '/')
    .replace(
      resourcePattern,
      (_path, version, _project, dataset, operation, rest = '') =>
        [version, 'data', operation, dataset].join('/') + rest,
    );

/**
 * The project of a request: in the path of a `resource`, in a header, or, with `useProjectHostname`, a subdomain of
 * localhost.
 */
const projectOf = (request: Request, fallback: string): string =>
  resourcePattern.exec(getPath(request))?.[2] ??
  request.headers.get('x-sanity-project-id') ??
  /^([a-z0-9-]+)\.localhost$/.exec(new URL(request.url).hostname)?.[1] ??
  fallback;

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { requestId } from 'hono/request-id';
import { getPath } from 'hono/utils/url';
import { openAccounts, unauthorized } from './accounts/accounts.ts';
import { listOrigins } from './accounts/origins.ts';
import { notePreviewSecrets } from './accounts/previews.ts';
import { startReleaseTimer } from './actions/releaseTimer.ts';
import { openPictures } from './assets/openPictures.ts';
import { defaultDataset, defaultProject } from './defaults.ts';
import { LakeError } from './errors.ts';
import { createOpenStreams } from './live/openStreams.ts';
import { createSockets } from './live/sockets.ts';
import { createQueryWorker } from './query/worker/queryWorker.ts';
import { accountRoutes } from './routes/access/accounts.ts';
import { authRoutes } from './routes/access/auth.ts';
import { previewRoutes } from './routes/access/previews.ts';
import { projectRoutes } from './routes/access/projects.ts';
import { robotRoutes } from './routes/access/robots.ts';
import { userRoutes } from './routes/access/users.ts';
import { answerError, answerNotFound } from './routes/answerError.ts';
import { assetFileRoutes, assetRoutes } from './routes/assets.ts';
import { countStranger, countStrangers } from './routes/countStrangers.ts';
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
import { openDatasets } from './store/database/datasets.ts';
import { keepToOwner } from './store/database/keepToOwner.ts';
import { type Lock, lockFolder } from './store/database/lock.ts';
import { maxFilterCharacters, maxStreams } from './strangers/limits.ts';
import { createStrangers } from './strangers/strangers.ts';
import type { Entry } from './types/access.ts';
import type { LakeConfiguration } from './types/configuration.ts';
import type { ProjectRules } from './types/policy.ts';

const defaultTimeLimitMilliseconds = 30_000;

/** The route table: one module a noun. */
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
  userRoutes,
  accountRoutes,
  robotRoutes,
  previewRoutes,
  projectRoutes,
  schemaRoutes,
  referenceRoutes,
  smallRoutes,
];

export type Lake = {
  fetch(request: Request): Promise<Response>;
  /** Takes a WebSocket handshake: listener lanes and presence. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
};

export type OpenLake = Lake & {
  lock: Lock;
  context: LakeContext;
  /** Every endpoint, such as `GET /data/doc/:dataset/:ids`, without the version before it. */
  listRoutes(): string[];
};

/**
 * Opens the data folder and answers Sanity's HTTP API over it.
 *
 * @throws FolderError when the folder is in use, damaged or cannot be written.
 */
export const createLake = async (options: LakeOptions): Promise<OpenLake> => {
  keepToOwner(options.data);
  const lock = lockFolder(options.data);
  const closing = new AbortController();
  const context = createContext(options, closing.signal);
  const app = createApp(context);
  const fetch = async (request: Request): Promise<Response> => app.fetch(request);
  const sockets = createSockets(context, fetch);
  return {
    lock,
    context,
    fetch,
    listRoutes: () => listRoutes(app),
    upgrade: sockets.upgrade,
    close: async () => {
      closing.abort();
      sockets.close();
      context.datasets.close();
      context.accounts.close();
      lock.release();
    },
  };
};

/** A project that is called as JavaScript calls what every object has gets no rules from there. */
const rulesOf =
  ({ projects = {} }: LakeConfiguration) =>
  (project: string): ProjectRules =>
    (Object.hasOwn(projects, project) && projects[project]) || {};

const createContext = (options: LakeOptions, signal: AbortSignal): LakeContext => {
  const { project = defaultProject, dataset = defaultDataset } = options;
  const accounts = openAccounts(options.data, options.roles);
  const datasets = openDatasets(options.data, rulesOf(options), (opened) => {
    notePreviewSecrets(opened, accounts.db);
    const rights = { accessOf: accounts.accessOf };
    startReleaseTimer(opened, rights, signal);
    startScheduleTimer(opened, rights, signal);
  });
  if (!datasets.find(project, dataset)) datasets.create(project, dataset, 'public');
  // All of them at once: a release may be scheduled in any.
  for (const known of datasets.listProjects()) datasets.list(known);
  const timeLimit = options.queryTimeLimitMilliseconds ?? defaultTimeLimitMilliseconds;
  const queryWorker = createQueryWorker(timeLimit);
  const strangers = createStrangers(timeLimit);
  const pictures = openPictures(options, signal);
  signal.addEventListener('abort', () => {
    queryWorker.close();
    strangers.close();
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
    pictures,
    strangers,
    openStreams: createOpenStreams({ maxStreams, maxFilterCharacters }),
    publicUrl: options.publicUrl ?? 'http://localhost',
    origins: listOrigins(options),
    signal,
    identify,
    enter,
    open: (c) => enter(entryOf(c)),
  };
};

/** Every answer depends on who asks, but for pictures and files, which say themselves how long they keep. */
const answerHeaders: MiddlewareHandler<LakeEnv> = async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set('x-content-type-options', 'nosniff');
  if (headers.get('cache-control')?.includes('immutable')) return;
  headers.set('cache-control', 'private, no-store');
  headers.append('vary', 'Authorization');
};

const versionPattern = '/:version{v(?:X|1|[0-9]{4}-[0-9]{2}-[0-9]{2})}';

const createApp = (context: LakeContext): Hono<LakeEnv> => {
  const api = new Hono<LakeEnv>();
  for (const routes of routeModules) api.route('/', routes(context));
  const app = new Hono<LakeEnv>({ getPath: (request) => dataPath(getPath(request)) });
  app.use(answerHeaders);
  app.use(requestId());
  app.use(logRequests(context.options.logLevel ?? 'silent'));
  // Pictures and files carry no session: they are open to every origin, so CORS below is not for them.
  app.route('/', assetFileRoutes(context));
  // CORS answers these itself.
  app.use(async (c, next) => {
    if (c.req.method === 'OPTIONS') await countStranger(context, c);
    await next();
  });
  app.use(
    cors({
      origin: (origin) => (context.origins.includes(origin) ? origin : null),
      credentials: true,
      allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposeHeaders: ['x-request-id'],
      maxAge: 600,
    }),
  );
  app.use(countStrangers(context));
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
 * A client that is configured by `resource` names project and dataset in the path; the migration runner begins with
 * two slashes. The routes know one form.
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
 * Clients name the project in the path of a `resource`, in a header, or, with `useProjectHostname`, as a subdomain
 * of localhost.
 */
const projectOf = (request: Request, fallback: string): string =>
  resourcePattern.exec(getPath(request))?.[2] ??
  request.headers.get('x-sanity-project-id') ??
  /^([a-z0-9-]+)\.localhost$/.exec(new URL(request.url).hostname)?.[1] ??
  fallback;

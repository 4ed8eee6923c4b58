import { type Handler, Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { requestId } from 'hono/request-id';
import { getPath } from 'hono/utils/url';
import { isAllowedOrigin } from './accounts/origins.ts';
import { clockOf } from './clock/ClockWatch.ts';
import { defaultDataset, defaultProject } from './defaults.ts';
import { accountRoutes } from './routes/access/accounts.ts';
import { authRoutes } from './routes/access/auth.ts';
import { datasetRoutes } from './routes/access/datasets.ts';
import { memberRoutes } from './routes/access/members.ts';
import { previewRoutes } from './routes/access/previews.ts';
import { projectRoutes } from './routes/access/projects.ts';
import { robotRoutes } from './routes/access/robots.ts';
import { singleSignOnRoutes } from './routes/access/singleSignOn.ts';
import { userRoutes } from './routes/access/users.ts';
import { answerError, answerNotFound } from './routes/answerError.ts';
import { assetFileRoutes } from './routes/assets/serveAsset.ts';
import { assetRoutes } from './routes/assets/uploadAsset.ts';
import { countAnonymousRequest, countAnonymousRequests } from './routes/countAnonymousRequests.ts';
import { actionRoutes } from './routes/data/actions.ts';
import { docRoutes } from './routes/data/doc.ts';
import { erasureRoutes } from './routes/data/erasures.ts';
import { exportRoutes } from './routes/data/export.ts';
import { historyRoutes } from './routes/data/history.ts';
import { listenRoutes } from './routes/data/listen.ts';
import { liveEventsRoutes } from './routes/data/liveEvents.ts';
import { mutateRoutes } from './routes/data/mutate.ts';
import { queryRoutes } from './routes/data/query.ts';
import { referenceRoutes } from './routes/data/references.ts';
import type { LakeContext, LakeEnv } from './routes/LakeContext.ts';
import { logRequests } from './routes/logRequests.ts';
import { scheduleRoutes } from './routes/schedules.ts';
import { schemaRoutes } from './routes/schemas.ts';
import { smallRoutes } from './routes/smallAnswers.ts';
import { takeTurns } from './routes/takeTurns.ts';

/** The route table: one module for each resource. */
const routeModules = [
  mutateRoutes,
  docRoutes,
  queryRoutes,
  actionRoutes,
  scheduleRoutes,
  assetRoutes,
  historyRoutes,
  erasureRoutes,
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
  datasetRoutes,
  schemaRoutes,
  referenceRoutes,
  smallRoutes,
];

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

/** GET /ping: `PONG`. The header `Clock-Doubt` is there while the machine's clock is doubted, with the sentence for people. */
const ping =
  ({ datasets, options }: LakeContext): Handler<LakeEnv> =>
  (c) => {
    const main = datasets.find(options.project ?? defaultProject, options.dataset ?? defaultDataset);
    const doubt = main && clockOf(main).doubt();
    if (doubt) c.header('clock-doubt', doubt);
    return c.text('PONG');
  };

/** The lake's HTTP application: every endpoint below the API's version, and assets. */
export const createApp = (context: LakeContext): Hono<LakeEnv> => {
  const api = new Hono<LakeEnv>();
  for (const routes of routeModules) api.route('/', routes(context));
  const app = new Hono<LakeEnv>({ getPath: (request) => dataPath(getPath(request)) });
  app.use(answerHeaders);
  app.use(requestId());
  app.use(logRequests(context.options.logLevel));
  // Before CORS: assets need no session and are open to every origin.
  app.route('/', assetFileRoutes(context));
  // The CORS middleware answers preflights, so they are counted before it.
  app.use(async (c, next) => {
    if (c.req.method === 'OPTIONS') await countAnonymousRequest(context, c);
    await next();
  });
  app.use(answerCors(context));
  app.use(countAnonymousRequests(context));
  app.use(takeTurns(context));
  app.use(async (c, next) => {
    c.set('project', projectOf(c.req.raw, context.options.project ?? defaultProject));
    await next();
  });
  app.get('/ping', ping(context));
  app.route(versionPattern, api);
  app.notFound(answerNotFound);
  app.onError(answerError);
  return app;
};

/** Every endpoint, such as `GET /data/doc/:dataset/:ids`, without its version prefix. */
export const listRoutes = (app: Hono<LakeEnv>): string[] => {
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

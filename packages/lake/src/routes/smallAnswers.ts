import { type Context, Hono } from 'hono';
import { requireIdentity } from '../accounts/require.ts';
import type { LakeContext, LakeEnv } from './LakeContext.ts';

type Handler = (c: Context<LakeEnv>) => Response;

/** Questions of Studio's about the hosted service around the lake. Without an answer its console fills with errors. */
export const smallRoutes = (context: LakeContext): Hono<LakeEnv> => {
  const members = (answer: unknown): Handler => toMembers(context, answer);
  return (
    new Hono<LakeEnv>()
      .get('/ping', toEveryone({ ok: true }))
      .get('/data/ping/:dataset', toEveryone({ ok: true }))
      .get('/check/cors', checkCors(context))
      .get('/help', toEveryone({ resources: { sectionArray: [] } }))
      .get('/geoip/country', toEveryone({ isoCode: null }))
      .get('/intake/telemetry-status', toEveryone({ status: 'denied' }))
      // What Studio would tell its makers is dropped.
      .on(['GET', 'POST', 'PUT'], '/intake/*', toEveryone({}))
      .get('/journey/announcements', toEveryone([]))
      .on(['GET', 'POST'], '/journey/*', toEveryone({}))
      .get('/subscriptions/project/:project', members(subscription))
      .get('/projects/:project/user-applications', listStudios(context))
      .get('/projects/:project/new-content-release-allowed', members(noLimits))
      .get('/projects/:project/datasets/:dataset/settings/indexing', members(indexing))
      .get('/aliases', members([]))
      .get('/invitations/project/:project', members([]))
      .get('/projects/:project/cors', listCorsOrigins(context))
      .get('/access/requests/me', members([]))
      .get('/access/:type/:id/user-permissions/me/check', checkPermissions(context))
  );
};

/** Asked before anyone signs in, or by a beacon that carries no token. */
const toEveryone =
  (answer: unknown): Handler =>
  (c) =>
    c.json(answer);

const toMembers =
  ({ identify }: LakeContext, answer: unknown): Handler =>
  (c) => {
    requireIdentity(identify(c.req.raw));
    return c.json(answer);
  };

const indexing = { settings: { partialIndexSettings: { maxFieldDepth: 20 } } };

/** What a plan of the hosted service would limit. There is none here. */
const noLimits = {
  data: {
    orgActiveReleaseCount: 0,
    orgMeteredActiveReleaseCount: 0,
    datasetReleaseLimit: 1_000_000,
    orgActiveReleaseLimit: 1_000_000,
  },
};

/** Studio reads these very deep: an empty object is an error there. `null` keeps history for ever. */
const subscription = {
  plan: { name: 'Self-hosted' },
  featureTypes: { retention: { features: [{ attributes: { maxRetentionDays: null } }] } },
};

/** Whether the calling page's origin may call, and with a person's token. */
const checkCors =
  ({ origins }: LakeContext): Handler =>
  (c) => {
    const origin = c.req.header('origin');
    const allowed = origin === undefined || origins.includes(origin);
    return c.json({ result: { allowed, withCredentials: allowed } });
  };

/** As the command line lists them; whoever starts the lake names them. */
const listCorsOrigins =
  ({ identify, origins }: LakeContext): Handler =>
  (c) => {
    requireIdentity(identify(c.req.raw));
    return c.json(origins.map((origin, id) => ({ id, origin, allowCredentials: true })));
  };

/**
 * Origins that may call are those of Studios: whoever starts the lake has registered them with it. Without itself in
 * this list a Studio shows an orange dot, and offers its person to register it.
 */
const listStudios =
  ({ identify, origins }: LakeContext): Handler =>
  (c) => {
    requireIdentity(identify(c.req.raw));
    const projectId = c.req.param('project');
    return c.json(
      origins.map((origin, id) => ({
        id: String(id),
        projectId,
        organizationId: null,
        type: 'studio',
        urlType: 'external',
        appHost: origin,
        title: null,
        dashboardStatus: 'default',
        activeDeployment: null,
      })),
    );
  };

/** `?permissions=…`: of the hosted service's own permissions nobody has any. */
const checkPermissions =
  ({ identify }: LakeContext): Handler =>
  (c) => {
    requireIdentity(identify(c.req.raw));
    const permissions = c.req.queries('permissions') ?? [];
    return c.json({ data: Object.fromEntries(permissions.map((permission) => [permission, false])) });
  };

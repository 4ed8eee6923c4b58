import { type Context, Hono } from 'hono';
import { requireIdentity } from '../accounts/require.ts';
import type { LakeContext, LakeEnv } from '../types.ts';

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
      .get('/projects/:project/user-applications', members([]))
      .get('/projects/:project/new-content-release-allowed', members(noLimits))
      .get('/projects/:project/datasets/:dataset/settings/indexing', members(indexing))
      // References from the datasets of other projects: there are none.
      .get('/data/references/:dataset/documents/:id/to', members({ totalCount: 0, references: [] }))
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

/** `?permissions=…`: of the hosted service's own permissions nobody has any. */
const checkPermissions =
  ({ identify }: LakeContext): Handler =>
  (c) => {
    requireIdentity(identify(c.req.raw));
    const permissions = c.req.queries('permissions') ?? [];
    return c.json({ data: Object.fromEntries(permissions.map((permission) => [permission, false])) });
  };

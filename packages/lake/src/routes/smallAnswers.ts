import { type Context, Hono } from 'hono';
import { isAllowedOrigin } from '../accounts/origins.ts';
import { requireIdentity } from '../accounts/require.ts';
import type { LakeContext, LakeEnv } from './LakeContext.ts';

type Handler = (c: Context<LakeEnv>) => Response;

/** Fixed answers about the hosted service around a dataset. Without them Studio's console fills with errors. */
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
      // Telemetry is dropped.
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
      // For the command lines of Studio 3 and 4.
      .get('/cors', listCorsOrigins(context))
      .get('/access/requests/me', members([]))
      .get('/access/:type/:id/user-permissions/me/check', checkPermissions(context))
  );
};

/** Requested without a token: before sign-in, or by a beacon. */
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

/** The limits of a hosted plan. The lake has none. */
const noLimits = {
  data: {
    orgActiveReleaseCount: 0,
    orgMeteredActiveReleaseCount: 0,
    datasetReleaseLimit: 1_000_000,
    orgActiveReleaseLimit: 1_000_000,
  },
};

/** Studio reads these nested fields without checks: an empty object is an error there. `null` keeps history without end. */
const subscription = {
  plan: { name: 'Self-hosted' },
  featureTypes: { retention: { features: [{ attributes: { maxRetentionDays: null } }] } },
};

/** Whether the page's origin is allowed, and whether with credentials. */
const checkCors =
  ({ origins }: LakeContext): Handler =>
  (c) => {
    const allowed = isAllowedOrigin(origins, c.req.header('origin'));
    return c.json({ result: { allowed, withCredentials: allowed } });
  };

/** As Sanity's command line lists them. They come from the lake's options. */
const listCorsOrigins =
  ({ identify, origins }: LakeContext): Handler =>
  (c) => {
    requireIdentity(identify(c.req.raw));
    return c.json(origins.map((origin, id) => ({ id, origin, allowCredentials: true })));
  };

/**
 * Lists the allowed origins as registered Studios. A Studio that is not in the list shows an orange dot and asks its
 * user to register it.
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

/** `?permissions=…`: nobody has permissions of the hosted service. */
const checkPermissions =
  ({ identify }: LakeContext): Handler =>
  (c) => {
    requireIdentity(identify(c.req.raw));
    const permissions = c.req.queries('permissions') ?? [];
    return c.json({ data: Object.fromEntries(permissions.map((permission) => [permission, false])) });
  };

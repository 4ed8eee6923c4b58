import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isSystem, system } from '../../accounts/access.ts';
import { listKeyValues, setKeyValues } from '../../accounts/keyvalue.ts';
import { requireIdentity } from '../../accounts/require.ts';
import { findToken } from '../../accounts/tokens.ts';
import { findUser } from '../../accounts/users.ts';
import { LakeError } from '../../errors.ts';
import { readJson } from '../../requestBody.ts';
import type { Identity } from '../../types/identities.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { putOwnPassword } from './ownPassword.ts';

/** The current user, other users, and Studio's settings of the current user. */
export const userRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/users/me', currentUser(context))
    .get('/users/me/keyvalue', getKeyValues(context))
    .get('/users/me/keyvalue/:keys', getKeyValues(context))
    .put('/users/me/keyvalue', putKeyValues(context))
    .put('/users/me/password', putOwnPassword(context))
    .get('/users/:ids', usersById(context));

type Handler = (c: Context<LakeEnv>) => Response | Promise<Response>;

/**
 * GET /v{date}/users/me: the current user with roles; `{}` for a caller without a token. After a 401 Studio 3 and 4
 * drop the token and retry without one: another 401 would make them retry without end.
 */
const currentUser =
  (context: LakeContext): Handler =>
  (c) => {
    const identity = context.identify(c.req.raw);
    if (identity.kind === 'anonymous') return c.json({});
    const roles = identity.roles.flatMap((name) => context.accounts.access.findRole(name) ?? []);
    return c.json({
      id: identity.id,
      sanityUserId: identity.id,
      name: identity.name,
      email: identity.email ?? '',
      profileImage: null,
      provider: identity.kind === 'robot' ? 'sanity-token' : 'lake',
      role: roles[0]?.name ?? '',
      roles: roles.map(({ name, title, description }) => ({ name, title, description })),
    });
  };

type PublicUser = {
  id: string;
  displayName: string;
  imageUrl: null;
  sanityUserId: string;
  createdAt: string;
  isRobot?: true;
};

/** As colleagues see a user: without the email address. */
const findPublicUser = ({ accounts }: LakeContext, caller: Identity, asked: string): PublicUser | null => {
  const id = asked === 'me' ? caller.id : asked;
  if (isSystem(id)) return publicUser(id, system.name);
  const user = findUser(accounts.db, id);
  if (user) return publicUser(id, user.name, user.createdAt);
  const token = findToken(accounts.db, id);
  if (token) return { ...publicUser(id, token.label, token.createdAt), isRobot: true };
  const { identity } = accounts.adminToken;
  return id === identity.id ? { ...publicUser(id, identity.name), isRobot: true } : null;
};

/** The system user was created at the epoch. */
const publicUser = (id: string, displayName: string, createdAt = new Date(0).toISOString()): PublicUser => ({
  id,
  displayName,
  imageUrl: null,
  sanityUserId: id,
  createdAt,
});

/** GET /v{date}/users/{id}[,{id}]: one user, or a list of those that exist. @throws LakeError 404 for one unknown id. */
const usersById =
  (context: LakeContext): Handler =>
  (c) => {
    const caller = requireIdentity(context.identify(c.req.raw));
    const ids = (c.req.param('ids') ?? '').split(',');
    const users = ids.flatMap((id) => findPublicUser(context, caller, id) ?? []);
    if (ids.length > 1) return c.json(users);
    if (!users[0]) throw new LakeError(404, 'User not found', { type: 'notFound' });
    return c.json(users[0]);
  };

/** Bounded, because settings are small. */
const keyValues = z
  .array(
    z.object({
      key: z.string().min(1).max(200),
      value: z
        .unknown()
        .refine((value) => (JSON.stringify(value)?.length ?? 0) <= 65_536, 'longer than 64 KiB'),
    }),
  )
  .max(100);

/** GET /v{date}/users/me/keyvalue[/{key},{key}]: Studio's settings of the current user. */
const getKeyValues =
  (context: LakeContext): Handler =>
  (c) => {
    const { id } = requireIdentity(context.identify(c.req.raw));
    return c.json(listKeyValues(context.accounts.db, id, c.req.param('keys')?.split(',') ?? null));
  };

/** PUT /v{date}/users/me/keyvalue: `[{key, value}]`. @throws LakeError 403 for a token. */
const putKeyValues =
  (context: LakeContext): Handler =>
  async (c) => {
    const { id, kind } = requireIdentity(context.identify(c.req.raw));
    if (kind !== 'user') throw new LakeError(403, 'API tokens have no settings', { type: 'forbidden' });
    const pairs = await readJson(c.req.raw, keyValues);
    setKeyValues(context.accounts.db, id, pairs);
    return c.json(
      listKeyValues(
        context.accounts.db,
        id,
        pairs.map(({ key }) => key),
      ),
    );
  };

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { system } from '../../accounts/access.ts';
import { listKeyValues, setKeyValues } from '../../accounts/keyvalue.ts';
import { requireIdentity } from '../../accounts/require.ts';
import { listTokens } from '../../accounts/tokens.ts';
import { findUser } from '../../accounts/users.ts';
import { LakeError } from '../../errors.ts';
import { readJson } from '../../requestBody.ts';
import type { Identity } from '../../types/identities.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

/** Who calls, who the others are, and what Studio keeps for each. */
export const userRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/users/me', currentUser(context))
    .get('/users/me/keyvalue', getKeyValues(context))
    .get('/users/me/keyvalue/:keys', getKeyValues(context))
    .put('/users/me/keyvalue', putKeyValues(context))
    .get('/users/:ids', usersById(context));

type Handler = (c: Context<LakeEnv>) => Response | Promise<Response>;

/** GET /v{date}/users/me: who calls, with roles. */
const currentUser =
  (context: LakeContext): Handler =>
  (c) => {
    const identity = requireIdentity(context.identify(c.req.raw));
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

/** As people who work together see each other: no addresses. */
const findPublicUser = ({ accounts }: LakeContext, caller: Identity, asked: string): PublicUser | null => {
  const id = asked === 'me' ? caller.id : asked;
  if (id === system.id) return publicUser(id, system.name);
  const user = findUser(accounts.db, id);
  if (user) return publicUser(id, user.name, user.createdAt);
  const token = listTokens(accounts.db).find((one) => `r${one.id}` === id);
  if (token) return { ...publicUser(id, token.label, token.createdAt), isRobot: true };
  const { identity } = accounts.adminToken;
  return id === identity.id ? { ...publicUser(id, identity.name), isRobot: true } : null;
};

/** The lake's own hand has been there as long as time. */
const publicUser = (id: string, displayName: string, createdAt = new Date(0).toISOString()): PublicUser => ({
  id,
  displayName,
  imageUrl: null,
  sanityUserId: id,
  createdAt,
});

/** GET /v{date}/users/{id}[,{id}]: one user, or those of several that exist. @throws LakeError 404 for one that does not. */
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

/** Settings are small: this is no place for documents. */
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

/** GET /v{date}/users/me/keyvalue[/{key},{key}]: what Studio keeps for the person who calls. */
const getKeyValues =
  (context: LakeContext): Handler =>
  (c) => {
    const { id } = requireIdentity(context.identify(c.req.raw));
    return c.json(listKeyValues(context.accounts.db, id, c.req.param('keys')?.split(',') ?? null));
  };

/** PUT /v{date}/users/me/keyvalue: `[{key, value}]`. @throws LakeError 403 for a token, which is no person. */
const putKeyValues =
  (context: LakeContext): Handler =>
  async (c) => {
    const { id, kind } = requireIdentity(context.identify(c.req.raw));
    if (kind !== 'user') throw new LakeError(403, 'Only a person has settings', { type: 'forbidden' });
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

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { requireAdministrator } from '../../accounts/require.ts';
import { maxPasswordLength, minPasswordLength } from '../../accounts/signIn/passwords.ts';
import { createToken, listTokens, removeToken } from '../../accounts/tokens.ts';
import {
  addUser,
  findUserByEmail,
  listUsers,
  removeUser,
  resetPassword,
  type User,
} from '../../accounts/users.ts';
import { LakeError } from '../../errors.ts';
import { readJson } from '../../requestBody.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { requireRole } from './projects.ts';

/** Accounts and tokens, for administrators. */
export const accountRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/accounts', listAccounts(context))
    .post('/accounts', postAccount(context))
    .delete('/accounts/:email', deleteAccount(context))
    .post('/accounts/:email/password', postPassword(context))
    .get('/projects/:project/tokens', getTokens(context))
    .post('/projects/:project/tokens', postToken(context))
    .delete('/projects/:project/tokens/:id', deleteToken(context));

type Handler = (c: Context<LakeEnv>) => Response | Promise<Response>;

/** These routes are not in Sanity's API. */
const administered =
  (context: LakeContext, handler: Handler): Handler =>
  (c) => {
    requireAdministrator(context, c.req.raw);
    return handler(c);
  };

const requireUser = ({ accounts }: LakeContext, c: Context<LakeEnv>): User => {
  const email = c.req.param('email') ?? '';
  const user = findUserByEmail(accounts.db, email);
  if (user) return user;
  throw new LakeError(404, `${email} has no account`, { type: 'notFound' });
};

/** GET /v{date}/accounts */
const listAccounts = (context: LakeContext): Handler =>
  administered(context, (c) => c.json(listUsers(context.accounts.db)));

const newAccount = z.object({
  email: z.email().max(254),
  role: z.string(),
  name: z.string().min(1).max(200).optional(),
  password: z.string().min(minPasswordLength).max(maxPasswordLength).optional(),
});

/** POST /v{date}/accounts: `{email, role, name?, password?}` → the account; without a password, with a one-time password. */
const postAccount = (context: LakeContext): Handler =>
  administered(context, async (c) => {
    const { email, role, name, password } = await readJson(c.req.raw, newAccount);
    requireRole(context, role);
    const { user, oneTimePassword } = await addUser(context.accounts.db, {
      email,
      role,
      ...(name === undefined ? {} : { name }),
      ...(password === undefined ? {} : { password }),
    });
    return c.json({ ...user, oneTimePassword }, 201);
  });

/** DELETE /v{date}/accounts/{email}. @throws LakeError 409 for the last administrator. */
const deleteAccount = (context: LakeContext): Handler =>
  administered(context, (c) => {
    removeUser(context.accounts.db, requireUser(context, c).id, context.accounts.access.roles);
    return c.json({ deleted: true });
  });

/** POST /v{date}/accounts/{email}/password: ends the person’s sessions and returns a new one-time password. */
const postPassword = (context: LakeContext): Handler =>
  administered(context, async (c) => {
    const user = requireUser(context, c);
    return c.json({ email: user.email, oneTimePassword: await resetPassword(context.accounts.db, user.id) });
  });

const describeToken = (context: LakeContext, token: { id: string; label: string; role: string }) => ({
  id: token.id,
  label: token.label,
  projectUserId: `r${token.id}`,
  roles: [{ name: token.role, title: context.accounts.access.findRole(token.role)?.title ?? token.role }],
});

/** GET /v{date}/projects/{project}/tokens */
const getTokens = (context: LakeContext): Handler =>
  administered(context, (c) =>
    c.json(listTokens(context.accounts.db).map((token) => describeToken(context, token))),
  );

const newToken = z.object({ label: z.string().min(1).max(200), roleName: z.string() });

/** POST /v{date}/projects/{project}/tokens: `{label, roleName}` → `{id, key, …}`; the key is shown only once. */
const postToken = (context: LakeContext): Handler =>
  administered(context, async (c) => {
    const { label, roleName } = await readJson(c.req.raw, newToken);
    const { token, secret } = createToken(context.accounts.db, {
      label,
      role: requireRole(context, roleName),
    });
    return c.json({ ...describeToken(context, token), key: secret }, 201);
  });

/** DELETE /v{date}/projects/{project}/tokens/{id} */
const deleteToken = (context: LakeContext): Handler =>
  administered(context, (c) => {
    if (!removeToken(context.accounts.db, c.req.param('id') ?? '')) {
      throw new LakeError(404, 'There is no such token', { type: 'notFound' });
    }
    return c.json({ deleted: true });
  });

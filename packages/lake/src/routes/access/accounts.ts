import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { listActs } from '../../accounts/people/accountLog.ts';
import { controllerOf } from '../../accounts/people/controllers.ts';
import {
  addPerson,
  addToken,
  confirmPerson,
  endPersonsSessions,
  removePerson,
  resetPersonsPassword,
  revokeToken,
} from '../../accounts/people/people.ts';
import { shownName } from '../../accounts/people/shownName.ts';
import { requireAdministrator } from '../../accounts/require.ts';
import { guessableProblem, maxPasswordLength, minPasswordLength } from '../../accounts/signIn/passwords.ts';
import { listTokens, type Token } from '../../accounts/tokens.ts';
import { findUserByEmail, lastSignIns, listUsers, type User } from '../../accounts/users.ts';
import { LakeError } from '../../errors.ts';
import { readJson } from '../../requestBody.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { type Handler, managing, managingTokens } from './management.ts';
import { requireRole } from './projects.ts';

/** Accounts and tokens, for administrators. */
export const accountRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/accounts', listAccounts(context))
    .post('/accounts', postAccount(context))
    .get('/accounts/log', getLog(context))
    .delete('/accounts/:email', deleteAccount(context))
    .post('/accounts/:email/password', postPassword(context))
    .delete('/accounts/:email/sessions', deleteSessions(context))
    .post('/accounts/:email/confirmation', postConfirmation(context))
    .get('/projects/:project/tokens', getTokens(context))
    .post('/projects/:project/tokens', postToken(context))
    .delete('/projects/:project/tokens/:id', deleteToken(context));

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

/**
 * GET /v{date}/accounts: each account with `lastSignInAt` (ISO 8601, null before the first) and `controlledBy`, the
 * name of the person who may know its password until another administrator confirms the account. `mayBeConfirmed`: the caller can do that.
 */
const listAccounts = (context: LakeContext): Handler =>
  administered(context, (c) => {
    const { db } = context.accounts;
    const caller = controllerOf(db, context.identify(c.req.raw).id);
    const users = listUsers(db);
    const signedIn = lastSignIns(db);
    const controller = (id: string): string | null => {
      const by = controllerOf(db, id);
      return by === id
        ? null
        : (users.find((user) => user.id === by)?.name ?? 'somebody whose account was removed');
    };
    return c.json(
      users.map((user) => ({
        ...user,
        lastSignInAt: signedIn.get(user.id) ?? null,
        controlledBy: controller(user.id),
        mayBeConfirmed: controllerOf(db, user.id) !== caller && controllerOf(db, user.id) !== user.id,
      })),
    );
  });

const newAccount = z.object({
  email: z.email().max(254),
  role: z.string(),
  name: shownName.optional(),
  password: z.string().min(minPasswordLength).max(maxPasswordLength).optional(),
});

/** POST /v{date}/accounts: `{email, role, name?, password?}` → the account; without a password, with a one-time password. */
const postAccount = (context: LakeContext): Handler =>
  managing(context, async (c, management) => {
    const { email, role, name, password } = await readJson(c.req.raw, newAccount);
    requireRole(context, role);
    const guessable = password === undefined ? null : guessableProblem(password, email);
    if (guessable !== null) throw new LakeError(400, guessable);
    const { user, oneTimePassword } = await addPerson(management, {
      email,
      role,
      ...(name === undefined ? {} : { name }),
      ...(password === undefined ? {} : { password }),
    });
    return c.json({ ...user, oneTimePassword }, 201);
  });

/** DELETE /v{date}/accounts/{email}. @throws LakeError 409 for the last administrator. */
const deleteAccount = (context: LakeContext): Handler =>
  managing(context, (c, management) => {
    removePerson(management, requireUser(context, c));
    return c.json({ deleted: true });
  });

/** POST /v{date}/accounts/{email}/password: ends the person’s sessions and returns a new one-time password. */
const postPassword = (context: LakeContext): Handler =>
  managing(context, async (c, management) => {
    const user = requireUser(context, c);
    return c.json({ email: user.email, oneTimePassword: await resetPersonsPassword(management, user) });
  });

/** DELETE /v{date}/accounts/{email}/sessions: signs the person out everywhere. */
const deleteSessions = (context: LakeContext): Handler =>
  managing(context, (c, management) => {
    endPersonsSessions(management, requireUser(context, c));
    return c.json({ ended: true });
  });

/**
 * POST /v{date}/accounts/{email}/confirmation: the account belongs to a person of its own.
 *
 * @throws LakeError 403 for the administrator who added it or reset its password.
 */
const postConfirmation = (context: LakeContext): Handler =>
  managing(context, (c, management) => {
    confirmPerson(management, requireUser(context, c));
    return c.json({ confirmed: true });
  });

const logQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** GET /v{date}/accounts/log?before={id}&limit={n}: who changed which account or token, the newest first. */
const getLog = (context: LakeContext): Handler =>
  administered(context, (c) => {
    const query = logQuery.safeParse(c.req.query());
    if (!query.success)
      throw new LakeError(400, '`before` and `limit` are whole numbers; `limit` is at most 200');
    return c.json(listActs(context.accounts.db, query.data.limit, query.data.before ?? null));
  });

const describeToken = (context: LakeContext, token: Token) => ({
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

const newToken = z.object({ label: shownName, roleName: z.string() });

/** POST /v{date}/projects/{project}/tokens: `{label, roleName}` → `{id, key, …}`; the key is shown only once. */
const postToken = (context: LakeContext): Handler =>
  managingTokens(context, async (c, management) => {
    const { label, roleName } = await readJson(c.req.raw, newToken);
    const { token, secret } = addToken(management, { label, role: requireRole(context, roleName) });
    return c.json({ ...describeToken(context, token), key: secret }, 201);
  });

/** DELETE /v{date}/projects/{project}/tokens/{id} */
const deleteToken = (context: LakeContext): Handler =>
  managingTokens(context, (c, management) => {
    revokeToken(management, c.req.param('id') ?? '');
    return c.json({ deleted: true });
  });

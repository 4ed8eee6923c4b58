import { type Context, Hono } from 'hono';
import { unauthorized } from '../../accounts/accounts.ts';
import { clientAddress } from '../../accounts/clientAddress.ts';
import { requireIdentity } from '../../accounts/require.ts';
import { createSession, endSession, takeTicket } from '../../accounts/signIn/sessions.ts';
import { apiVersion } from '../../apiVersion.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { isForeignSid, lookOf, titleOf } from './answerPage.ts';
import { type SignInSettings, showSignIn, signIn } from './signIn.ts';
import { signInAddress } from './singleSignOn.ts';

/** Signing in and out. */
export const authRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/auth/login', login(context))
    .post('/auth/login', loginPost(context))
    .get('/auth/fetch', fetchSession(context))
    .get('/auth/id', callerId(context))
    .post('/auth/logout', logout(context))
    .get('/auth/providers', providers(context));

type Handler = (c: Context<LakeEnv>) => Response | Promise<Response>;

/** GET /v{date}/auth/id: `{id}` of the caller. */
const callerId =
  ({ identify }: LakeContext): Handler =>
  (c) =>
    c.json({ id: requireIdentity(identify(c.req.raw)).id });

/**
 * GET /v{date}/auth/fetch?sid=…: `{token}` for the sid of the sign-in page's redirect. A sid works once, in the lake's own
 * site only for the browser that signed in.
 */
const fetchSession =
  ({ accounts }: LakeContext): Handler =>
  (c) => {
    const sid = c.req.query('sid') ?? '';
    const user = isForeignSid(c.req.raw.headers, sid) ? null : takeTicket(accounts.db, sid, 'session');
    if (!user) throw unauthorized('SIO-401-ANF', 'Session not found: sign in again');
    return c.json({ token: createSession(accounts.db, user.id), label: user.name });
  };

/** POST /v{date}/auth/logout: ends the caller's session. */
const logout =
  ({ accounts, identify }: LakeContext): Handler =>
  (c) => {
    requireIdentity(identify(c.req.raw));
    endSession(
      accounts.db,
      c.req
        .header('authorization')
        ?.replace(/^Bearer\s+/i, '')
        .trim() ?? '',
    );
    return c.json({ ok: true });
  };

/** GET /v{date}/auth/providers: the lake's own sign-in page. */
const providers =
  ({ options }: LakeContext): Handler =>
  (c) => {
    const base = options.publicUrl?.replace(/\/$/, '') ?? new URL(c.req.url).origin;
    return c.json({
      providers: [{ name: 'lake', title: titleOf({ options }), url: `${base}/v${apiVersion}/auth/login` }],
      thirdPartyLogin: false,
      sso: {},
    });
  };

const login =
  (context: LakeContext): Handler =>
  (c) =>
    showSignIn(c.req.raw, settings(context, c));

const loginPost =
  (context: LakeContext): Handler =>
  (c) =>
    signIn(c.req.raw, settings(context, c));

const settings = (
  { accounts, options, origins, publicUrl, singleSignOn }: LakeContext,
  c: Context<LakeEnv>,
): SignInSettings => ({
  accounts,
  look: lookOf({ options }),
  publicUrl,
  signOnWith: ({ href }) =>
    singleSignOn && {
      title: singleSignOn.provider.settings.title,
      address: signInAddress(publicUrl, 'sso', href),
      leaveAddress: signInAddress(publicUrl, 'leave', href),
    },
  arePasswordsForAdministrators: singleSignOn !== null && options.passwords === 'administrators',
  origins,
  address: clientAddress(c.req.raw),
});

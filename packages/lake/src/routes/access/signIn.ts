import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { HtmlEscapedString } from 'hono/utils/html';
import { z } from 'zod';
import type { Accounts } from '../../accounts/accounts.ts';
import { findReturnAddress } from '../../accounts/origins.ts';
import { isPassword, passwordMaxLength, passwordMinLength } from '../../accounts/signIn/passwords.ts';
import { createTicket, findTicket, takeTicket } from '../../accounts/signIn/sessions.ts';
import {
  newPasswordPage,
  refusalPage,
  type SignInProblem,
  signInPage,
} from '../../accounts/signIn/signInPage.ts';
import { signInStyle } from '../../accounts/signIn/signInStyle.ts';
import { findPasswordHash, findUserByEmail, setPassword } from '../../accounts/users.ts';
import { readBody } from '../../requestBody.ts';

export type SignInSettings = {
  accounts: Accounts;
  /** Whose lake it is, for the nameplate. */
  name: string;
  /** The origins that a person may be sent back to, and that the form may be posted from. */
  origins: string[];
  /** The caller's network address, for the limits. */
  address: string;
};

const credentials = z.object({ email: z.string().max(254), password: z.string().max(passwordMaxLength) });
const choice = z.object({ ticket: z.string(), newPassword: z.string() });

/**
 * GET /v{date}/auth/login?origin=…&projectId=…: the page where a person signs in on the way to Studio.
 * Without an `origin` on an allowed origin it answers 400 and offers no form.
 */
export const showSignIn = (request: Request, settings: SignInSettings): Promise<Response> => {
  const returnTo = returnAddress(request, settings);
  if (!returnTo) return unknownOrigin(settings);
  return answer(200, signInPage({ name: settings.name, problem: null, email: '' }), returnTo);
};

/**
 * POST /v{date}/auth/login?origin=…: `email` and `password`; or `ticket` and `newPassword`, which the page sends
 * after a one-time password. Answers 302 to `<origin>#sid=<sid>`; the sid fetches one session, within a minute.
 *
 * 400 an origin that is not allowed, 401 wrong, 403 posted from another site's page, 429 too many attempts: each
 * is a page that says so.
 */
export const signIn = async (request: Request, settings: SignInSettings): Promise<Response> => {
  const returnTo = returnAddress(request, settings);
  if (!returnTo) return unknownOrigin(settings);
  if (isForeignPost(request, settings)) {
    return answer(
      403,
      refusalPage({
        name: settings.name,
        title: 'This form came from another site',
        text: 'Signing in works only from this page. Open Studio again and sign in from there.',
      }),
      returnTo,
    );
  }
  const form = await readForm(request);
  const chosen = choice.safeParse(form);
  return chosen.success
    ? choosePassword(chosen.data, settings, returnTo)
    : checkPassword(form, settings, returnTo);
};

/** Far more than an address and a password take. */
const maxFormBytes = 64 * 1024;

/** @throws LakeError 413 for a form that nobody filled in. */
const readForm = async (request: Request): Promise<unknown> => {
  const body = await readBody(request, maxFormBytes);
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return new Response(body, { headers }).formData().then(Object.fromEntries, () => ({}));
};

const checkPassword = async (form: unknown, settings: SignInSettings, returnTo: URL): Promise<Response> => {
  const { accounts, name, address } = settings;
  const typed = credentials.safeParse(form);
  const email = typed.data?.email.trim() ?? '';
  const refuse = (status: number, problem: SignInProblem, headers = {}) =>
    answer(status, signInPage({ name, problem, email }), returnTo, headers);
  if (email === '') return refuse(400, { field: 'email', text: 'Enter your email address' });
  const password = typed.data?.password ?? '';
  if (password === '') return refuse(400, { field: 'password', text: 'Enter your password' });

  const attempt = { address, account: email.toLowerCase() };
  const verdict = await accounts.limits.count(attempt);
  if (verdict.kind === 'wait') {
    const minutes = Math.ceil(verdict.seconds / 60);
    return refuse(
      429,
      {
        field: null,
        text: `Too many attempts. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
      },
      { 'retry-after': String(verdict.seconds) },
    );
  }
  if (verdict.afterMs > 0) await pause(verdict.afterMs);
  const user = findUserByEmail(accounts.db, email);
  const isRight = await isPassword(password, user && findPasswordHash(accounts.db, user.id));
  if (!user || !isRight) {
    return refuse(401, { field: 'password', text: 'That email and password do not belong together' });
  }
  await accounts.limits.forgive(attempt);
  if (user.isOneTime) {
    const ticket = createTicket(accounts.db, user.id, 'password');
    return answer(200, newPasswordPage({ name, problem: null, email: user.email, ticket }), returnTo);
  }
  return sendBack(returnTo, createTicket(accounts.db, user.id, 'session'));
};

const choosePassword = async (
  { ticket, newPassword }: z.infer<typeof choice>,
  { accounts, name }: SignInSettings,
  returnTo: URL,
): Promise<Response> => {
  const user = findTicket(accounts.db, ticket, 'password');
  if (!user) {
    const problem = { field: null, text: 'That took too long, or was done already. Sign in again.' };
    return answer(401, signInPage({ name, problem, email: '' }), returnTo);
  }
  const refuse = (text: string) =>
    answer(
      400,
      newPasswordPage({ name, problem: { field: 'newPassword', text }, email: user.email, ticket }),
      returnTo,
    );
  if (newPassword.length < passwordMinLength) return refuse(`Use at least ${passwordMinLength} characters`);
  if (newPassword.length > passwordMaxLength) return refuse(`Use at most ${passwordMaxLength} characters`);
  if (await isPassword(newPassword, findPasswordHash(accounts.db, user.id))) {
    return refuse('Choose another password than the one-time password');
  }
  if (!takeTicket(accounts.db, ticket, 'password')) return refuse('That was done already. Sign in again.');
  await setPassword(accounts.db, user.id, newPassword, { isOneTime: false });
  return sendBack(returnTo, createTicket(accounts.db, user.id, 'session'));
};

const returnAddress = (request: Request, { origins }: SignInSettings): URL | null =>
  findReturnAddress(new URL(request.url).searchParams.get('origin') ?? '', origins);

/** Browsers say where a form was; a page elsewhere could otherwise sign a person in under a stranger's name. */
const isForeignPost = (request: Request, { origins }: SignInSettings): boolean => {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  return origin !== null && !origins.includes(origin);
};

const sendBack = (returnTo: URL, sid: string): Response => {
  const location = new URL(returnTo);
  location.hash = `sid=${sid}`;
  return new Response(null, {
    status: 302,
    headers: { location: location.href, 'cache-control': 'no-store' },
  });
};

const unknownOrigin = ({ name }: SignInSettings): Promise<Response> =>
  answer(
    400,
    refusalPage({
      name,
      title: 'This sign-in link is not ours',
      text: 'It would have sent you to an address that is not known here. Open Studio at its own address and sign in from there; whoever runs it can allow another address.',
    }),
    null,
  );

const styleHash = createHash('sha256').update(signInStyle).digest('base64');

const answer = async (
  status: number,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  returnTo: URL | null,
  headers: Record<string, string> = {},
): Promise<Response> =>
  new Response(String(await page), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // Chromium holds the redirect after a form to form-action too.
      'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; form-action ${
        returnTo ? `'self' ${returnTo.origin}` : "'none'"
      }; frame-ancestors 'none'; base-uri 'none'`,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      ...headers,
    },
  });

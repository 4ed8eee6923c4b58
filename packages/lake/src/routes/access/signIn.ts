import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Accounts } from '../../accounts/accounts.ts';
import { findReturnAddress, isAllowedOrigin } from '../../accounts/origins.ts';
import {
  guessableProblem,
  isPassword,
  maxPasswordLength,
  minPasswordLength,
} from '../../accounts/signIn/passwords.ts';
import { createTicket, findTicket, takeTicket } from '../../accounts/signIn/sessions.ts';
import {
  type Look,
  newPasswordPage,
  problemPage,
  type SignInProblem,
  type SignOnLinks,
  signInPage,
} from '../../accounts/signIn/signInPage.ts';
import { findPasswordHash, findUserByEmail, setPassword, type User } from '../../accounts/users.ts';
import { readBody } from '../../requestBody.ts';
import { answerPage, sendBack, unknownOrigin } from './answerPage.ts';

export type SignInSettings = {
  accounts: Accounts;
  look: Look;
  /** The lake's address in the browser. */
  publicUrl: string;
  /** The origins that the page may redirect to, and that the form may be posted from. */
  origins: string[];
  /** The caller's network address, for the limits. */
  address: string;
  /** The provider that people may also sign in with; null if there is none. */
  signOnWith(returnTo: URL): SignOnLinks | null;
  /** True if only administrators may sign in with a password. */
  arePasswordsForAdministrators: boolean;
};

const credentials = z.object({ email: z.string().max(254), password: z.string().max(maxPasswordLength) });
const choice = z.object({ ticket: z.string(), newPassword: z.string() });

/**
 * GET /v{date}/auth/login?origin=…&projectId=…: the page where a person signs in for Studio. With `signedOut` it says
 * that the person has signed out. Unless `origin` is an allowed origin, it answers 400 without a form.
 */
export const showSignIn = (request: Request, settings: SignInSettings): Promise<Response> => {
  const returnTo = returnAddress(request, settings);
  if (!returnTo) return unknownOrigin(settings.look);
  const hasSignedOut = new URL(request.url).searchParams.has('signedOut');
  const shown = { ...shownOf(settings, returnTo), hasSignedOut };
  return answerPage({
    look: settings.look,
    status: 200,
    page: signInPage({ ...shown, problem: null, email: '' }),
    returnTo,
  });
};

/**
 * POST /v{date}/auth/login?origin=…: `email` and `password`; or `ticket` and `newPassword`, which the page sends
 * after a one-time password. Answers 302 to `<origin>#sid=<sid>`; the sid fetches one session within a minute.
 *
 * Errors are pages: 400 for an origin that is not allowed, 401 for a wrong password, 403 for a form of another site,
 * 429 for too many attempts.
 */
export const signIn = async (request: Request, settings: SignInSettings): Promise<Response> => {
  const returnTo = returnAddress(request, settings);
  if (!returnTo) return unknownOrigin(settings.look);
  if (isForeignPost(request, settings)) {
    const { look } = settings;
    const page = problemPage({
      look,
      title: 'This form came from another site',
      text: 'Signing in works only from this page. Open Studio again and sign in from there.',
    });
    return answerPage({ look, status: 403, page, returnTo });
  }
  const form = await readForm(request);
  const chosen = choice.safeParse(form);
  return chosen.success
    ? choosePassword(chosen.data, settings, returnTo)
    : checkPassword(form, settings, returnTo);
};

/** Far more than an email address and a password need. */
const maxFormBytes = 64 * 1024;

/** @throws LakeError 413 for a form that is too large. */
const readForm = async (request: Request): Promise<unknown> => {
  const body = await readBody(request, maxFormBytes);
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return new Response(body, { headers }).formData().then(Object.fromEntries, () => ({}));
};

const checkPassword = async (form: unknown, settings: SignInSettings, returnTo: URL): Promise<Response> => {
  const { accounts, look, address } = settings;
  const shown = shownOf(settings, returnTo);
  const typed = credentials.safeParse(form);
  const email = typed.data?.email.trim() ?? '';
  const reject = (status: number, problem: SignInProblem, headers = {}) =>
    answerPage({ look, status, page: signInPage({ ...shown, problem, email }), returnTo, headers });
  if (email === '') return reject(400, { field: 'email', text: 'Enter your email address' });
  const password = typed.data?.password ?? '';
  if (password === '') return reject(400, { field: 'password', text: 'Enter your password' });

  const attempt = { address, account: email.toLowerCase() };
  const verdict = await accounts.limits.count(attempt);
  if (verdict.kind === 'wait') {
    const minutes = Math.ceil(verdict.seconds / 60);
    return reject(
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
    return reject(401, { field: 'password', text: 'The email address or the password is wrong' });
  }
  await accounts.limits.forgive(attempt);
  if (settings.arePasswordsForAdministrators && !isAdministrator(settings, user))
    return reject(403, {
      field: null,
      text: `Only administrators sign in with a password. Sign in with ${shown.signOn?.title ?? 'the provider'}.`,
    });
  if (user.isOneTime) {
    const ticket = createTicket(accounts.db, user.id, 'password');
    const page = newPasswordPage({ look, problem: null, email: user.email, ticket });
    return answerPage({ look, status: 200, page, returnTo });
  }
  return sendBack(settings.publicUrl, returnTo, createTicket(accounts.db, user.id, 'session'));
};

const choosePassword = async (
  { ticket, newPassword }: z.infer<typeof choice>,
  settings: SignInSettings,
  returnTo: URL,
): Promise<Response> => {
  const { accounts, look } = settings;
  const user = findTicket(accounts.db, ticket, 'password');
  if (!user) {
    const problem = { field: null, text: 'This form has expired or was already used. Sign in again.' };
    const page = signInPage({ ...shownOf(settings, returnTo), problem, email: '' });
    return answerPage({ look, status: 401, page, returnTo });
  }
  const reject = (text: string) =>
    answerPage({
      look,
      status: 400,
      page: newPasswordPage({ look, problem: { field: 'newPassword', text }, email: user.email, ticket }),
      returnTo,
    });
  if (newPassword.length < minPasswordLength) return reject(`Use at least ${minPasswordLength} characters`);
  if (newPassword.length > maxPasswordLength) return reject(`Use at most ${maxPasswordLength} characters`);
  const guessable = guessableProblem(newPassword, user.email);
  if (guessable !== null) return reject(guessable);
  if (await isPassword(newPassword, findPasswordHash(accounts.db, user.id))) {
    return reject('The new password must differ from the one-time password');
  }
  if (!takeTicket(accounts.db, ticket, 'password'))
    return reject('This form was already used. Sign in again.');
  await setPassword(accounts.db, user.id, newPassword, { isOneTime: false });
  return sendBack(settings.publicUrl, returnTo, createTicket(accounts.db, user.id, 'session'));
};

const shownOf = ({ look, signOnWith, arePasswordsForAdministrators }: SignInSettings, returnTo: URL) => ({
  look,
  hasSignedOut: false,
  signOn: signOnWith(returnTo),
  arePasswordsForAdministrators,
});

const isAdministrator = ({ accounts }: SignInSettings, { role }: User): boolean =>
  accounts.access.findRole(role)?.isAdministrator === true;

const returnAddress = (request: Request, { origins }: SignInSettings): URL | null =>
  findReturnAddress(new URL(request.url).searchParams.get('origin') ?? '', origins);

/** Login CSRF: a page of another site could sign a person in under the attacker's account. */
const isForeignPost = (request: Request, { origins }: SignInSettings): boolean => {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  return !isAllowedOrigin(origins, request.headers.get('origin'));
};

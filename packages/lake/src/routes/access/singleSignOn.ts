import { type Context, Hono } from 'hono';
import { pino } from 'pino';
import { findReturnAddress } from '../../accounts/origins.ts';
import { createTicket } from '../../accounts/signIn/sessions.ts';
import { problemPage } from '../../accounts/signIn/signInPage.ts';
import { maxReturnLength } from '../../accounts/signIn/singleSignOn/Flows.ts';
import { findPerson } from '../../accounts/signIn/singleSignOn/findPerson.ts';
import { SignOnError } from '../../accounts/signIn/singleSignOn/SignOnError.ts';
import { apiVersion } from '../../apiVersion.ts';
import { LakeError } from '../../errors.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { answerPage, lookOf, sendBack, unknownOrigin } from './answerPage.ts';

/** Signing in with an OpenID Connect provider. These routes are not in Sanity's API. */
export const singleSignOnRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/auth/sso', begin(context))
    .get('/auth/callback', complete(context))
    .get('/auth/leave', leave(context));

type Handler = (c: Context<LakeEnv>) => Promise<Response>;

type SignOn = NonNullable<LakeContext['singleSignOn']>;

/** Answers errors as pages. The log has their cause, the page only our own texts. */
const signingOn = (
  context: LakeContext,
  handle: (c: Context<LakeEnv>, signOn: SignOn) => Promise<Response>,
): Handler => {
  const log = pino({
    level: context.options.logLevel ?? 'silent',
    base: { process: 'lake', pid: process.pid },
  });
  return async (c) => {
    const { singleSignOn } = context;
    if (!singleSignOn) throw new LakeError(404, 'Single sign-on is not configured', { type: 'notFound' });
    try {
      return await handle(c, singleSignOn);
    } catch (error) {
      if (!(error instanceof SignOnError)) throw error;
      log.warn({ requestId: c.var.requestId, reason: error.message, cause: causeOf(error) }, 'not signed in');
      const look = lookOf(context);
      const again =
        error.returnTo === null ? null : signInAddress(context.publicUrl, 'login', error.returnTo);
      const page = problemPage({ look, title: 'You are not signed in', text: error.message, again });
      return answerPage({ look, status: error.status, page, returnTo: null });
    }
  };
};

/** The code and text of the library's error, which contain no secret. */
const causeOf = ({ cause }: SignOnError): string | undefined => {
  if (!(cause instanceof Error)) return undefined;
  const code = 'code' in cause ? `${cause.code}: ` : '';
  return `${code}${cause.message}`.slice(0, 500);
};

/** GET /v{date}/auth/sso?origin=…: redirects to the provider. Its answer is accepted only from the same browser. */
const begin = (context: LakeContext): Handler =>
  signingOn(context, async (c, { provider, flows }) => {
    const returnTo = findReturnAddress(c.req.query('origin') ?? '', context.origins);
    if (!returnTo) return unknownOrigin(lookOf(context));
    if (returnTo.href.length > maxReturnLength)
      throw new SignOnError(
        400,
        'The address in Studio is too long to come back to. Open Studio at its start page and sign in there.',
      );
    const { address, flow } = await from(returnTo.href, provider.begin(returnTo.href));
    return redirect(address.href, { 'set-cookie': await flows.keep(flow) });
  });

/**
 * GET /v{date}/auth/callback?code=…&state=…: where the provider sends the browser back. Answers 302 to `<origin>#sid=…`,
 * as the sign-in page does.
 */
const complete = (context: LakeContext): Handler =>
  signingOn(context, async (c, { provider, flows }) => {
    const flow = await flows.find(c.req.header('cookie') ?? '');
    if (!flow)
      throw new SignOnError(
        400,
        'This sign-in began in another browser, or too long ago. Open Studio and sign in again.',
      );
    const { db, access } = context.accounts;
    const { settings } = provider;
    const user = await from(
      flow.returnTo,
      provider
        .complete(new URL(c.req.url).search, flow)
        .then((profile) => findPerson({ db, settings, roles: access.roles, profile })),
    );
    const response = sendBack(
      context.publicUrl,
      new URL(flow.returnTo),
      createTicket(db, user.id, 'session'),
    );
    response.headers.append('set-cookie', await flows.end());
    return response;
  });

/** GET /v{date}/auth/leave?origin=…: signs the browser out of the provider too. */
const leave = (context: LakeContext): Handler =>
  signingOn(context, async (c, { provider }) => {
    const returnTo = findReturnAddress(c.req.query('origin') ?? '', context.origins);
    if (!returnTo) return unknownOrigin(lookOf(context));
    const { signedOutAddress = returnTo.href } = provider.settings;
    const address = await from(returnTo.href, provider.findSignOut(signedOutAddress));
    return redirect((address ?? returnTo).href);
  });

/** Adds to an error where the person came from. */
const from = async <Value>(returnTo: string, step: Promise<Value>): Promise<Value> => {
  try {
    return await step;
  } catch (error) {
    if (error instanceof SignOnError) error.returnTo = returnTo;
    throw error;
  }
};

const redirect = (location: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store', ...headers } });

/** The address of the sign-in page, or of a route of single sign-on. */
export const signInAddress = (publicUrl: string, route: 'login' | 'sso' | 'leave', origin: string): string =>
  `${publicUrl.replace(/\/$/, '')}/v${apiVersion}/auth/${route}?${new URLSearchParams({ origin })}`;

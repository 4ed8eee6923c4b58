import { createHash } from 'node:crypto';
import { parse, serialize } from 'hono/utils/cookie';
import type { HtmlEscapedString } from 'hono/utils/html';
import { ticketLifetimeMs } from '../../accounts/signIn/sessions.ts';
import { type Look, problemPage } from '../../accounts/signIn/signInPage.ts';
import { signInStyle } from '../../accounts/signIn/signInStyle.ts';
import type { LakeOptions } from '../LakeContext.ts';

/** The title of a lake without one in its configuration. */
const untitled = 'Local lake';

export const titleOf = ({ options }: { options: Pick<LakeOptions, 'title'> }): string =>
  options.title ?? untitled;

export const lookOf = ({ options }: { options: Pick<LakeOptions, 'title' | 'signInStyle'> }): Look => ({
  name: titleOf({ options }),
  style: `${signInStyle}${options.signInStyle ?? ''}`,
});

type Page = {
  look: Look;
  status: number;
  page: HtmlEscapedString | Promise<HtmlEscapedString>;
  /** Where its form may redirect; null for a page without a form. */
  returnTo: URL | null;
  headers?: Record<string, string>;
};

/** Answers a page of signing in. */
export const answerPage = async ({
  look: { style },
  status,
  page,
  returnTo,
  headers,
}: Page): Promise<Response> =>
  new Response(String(await page), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // Chromium holds the redirect after a form to form-action too.
      'content-security-policy': `default-src 'none'; img-src data:; font-src data:; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action ${
        returnTo ? `'self' ${returnTo.origin}` : "'none'"
      }; frame-ancestors 'none'; base-uri 'none'`,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      ...headers,
    },
  });

/** Keeps the sid in the browser that signed in. */
const sidCookie = 'lake_sid';

/**
 * Redirects to Studio, which exchanges the sid for a session.
 *
 * @param publicUrl the lake's address in the browser.
 */
export const sendBack = (publicUrl: string, returnTo: URL, sid: string): Response => {
  const location = new URL(returnTo);
  location.hash = `sid=${sid}`;
  const { protocol, pathname } = new URL(publicUrl);
  const cookie = serialize(sidCookie, sid, {
    path: pathname,
    httpOnly: true,
    secure: protocol === 'https:',
    sameSite: 'Strict',
    maxAge: ticketLifetimeMs.session / 1000,
  });
  return new Response(null, {
    status: 302,
    headers: { location: location.href, 'cache-control': 'no-store', 'set-cookie': cookie },
  });
};

/**
 * Whether a page of the lake's own site sends a sid that was not given to its browser: a link with somebody else's sid
 * would sign a person in to that account. Programs, and Studios on other sites, send no cookie.
 */
export const isForeignSid = (headers: Headers, sid: string): boolean =>
  headers.get('sec-fetch-site') === 'same-origin' &&
  parse(headers.get('cookie') ?? '', sidCookie)[sidCookie] !== sid;

export const unknownOrigin = (look: Look): Promise<Response> =>
  answerPage({
    look,
    status: 400,
    page: problemPage({
      look,
      title: 'This sign-in link is not allowed',
      text: 'This sign-in link leads to an unknown address. Open Studio at its usual address and sign in there. Or ask an administrator to allow this address.',
    }),
    returnTo: null,
  });

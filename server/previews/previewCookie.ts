import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Our own cookie. Next's cookie has one value per build, so clients never get it. */
export const previewCookieName = 'copydesk_preview';

/** Hosted Sanity cannot revoke our previews, so they expire. */
const hostedLifetimeMs = 60 * 60 * 1000;

export type PreviewCookie = {
  secret: string;
  /** Epoch milliseconds. */
  expiresAt: number;
};

/** The Set-Cookie header: same-site, and not readable by scripts. */
export const setPreviewCookie = (
  { secret, expiresAt }: PreviewCookie,
  { isSecure, now = Date.now() }: { isSecure: boolean; now?: number },
): string =>
  [
    `${previewCookieName}=${secret}`,
    'Path=/',
    `Max-Age=${Math.max(0, Math.floor((expiresAt - now) / 1000))}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure ? ['Secure'] : []),
  ].join('; ');

/** The Set-Cookie header that deletes the cookie. */
export const clearPreviewCookie = (isSecure: boolean): string =>
  setPreviewCookie({ secret: '', expiresAt: 0 }, { isSecure });

/** The preview secret of a Cookie header; null if there is none or more than one. */
export const findPreviewSecret = (cookies: string | undefined): string | null => {
  if (!cookies?.includes(previewCookieName)) return null;
  const given = cookies
    .split(';')
    .map((part) => part.trim().split('='))
    .filter(([name]) => name === previewCookieName);
  const [, secret = ''] = given[0] ?? [];
  return given.length === 1 && /^[\w.-]{16,200}$/.test(secret) ? secret : null;
};

const signatureOf = (text: string, key: string): string =>
  createHmac('sha256', `preview ${key}`).update(text).digest('base64url');

/**
 * A signed cookie for previews of a hosted project. The edge verifies the signature.
 *
 * @param key a secret of the data folder.
 */
export const signHostedPreview = (key: string, now = Date.now()): PreviewCookie => {
  const expiresAt = now + hostedLifetimeMs;
  const text = `${expiresAt}.${randomBytes(12).toString('base64url')}`;
  return { secret: `${text}.${signatureOf(text, key)}`, expiresAt };
};

/** @see signHostedPreview */
export const isHostedPreview = (secret: string, key: string, now = Date.now()): boolean => {
  const [expiresAt = '', word = '', signature = '', ...rest] = secret.split('.');
  const wanted = Buffer.from(signatureOf(`${expiresAt}.${word}`, key));
  const given = Buffer.from(signature);
  return (
    rest.length === 0 &&
    given.length === wanted.length &&
    timingSafeEqual(given, wanted) &&
    /^\d{13}$/.test(expiresAt) &&
    Number(expiresAt) > now
  );
};

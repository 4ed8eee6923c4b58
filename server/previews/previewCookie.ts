import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Ours. Next's own is one constant of a build: it stays between the edge and Next. */
export const previewCookieName = 'copydesk_preview';

/** A hosted lake knows nothing of our previews, so that nothing but time ends one. */
const hostedLifetimeMs = 60 * 60 * 1000;

export type PreviewCookie = {
  secret: string;
  /** Epoch milliseconds. */
  expiresAt: number;
};

/** The header that hands the cookie out: to this site alone, its pages and Studio's frame, and to no script. */
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

/** The header that takes it back. */
export const clearPreviewCookie = (isSecure: boolean): string =>
  setPreviewCookie({ secret: '', expiresAt: 0 }, { isSecure });

/** What a request's Cookie header holds of it; null when that is nothing, or more than one thing. */
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
 * A cookie for previews of a hosted project, which the edge believes by its signature.
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

import {
  clearPreviewCookie,
  findPreviewSecret,
  isHostedPreview,
  previewCookieName,
  setPreviewCookie,
  signHostedPreview,
} from '../../../server/previews/previewCookie.ts';

const now = 1_764_000_000_000;
const key = 'a secret of this data folder';

describe('the cookie of a preview', () => {
  it('is for this site’s pages alone, and ends with the preview', () => {
    const set = setPreviewCookie({ secret: 'sp0123', expiresAt: now + 60_000 }, { isSecure: true, now });
    expect(set.split('; ')).toEqual([
      `${previewCookieName}=sp0123`,
      'Path=/',
      'Max-Age=60',
      'HttpOnly',
      'SameSite=Lax',
      'Secure',
    ]);
    expect(setPreviewCookie({ secret: 'a', expiresAt: 0 }, { isSecure: false, now })).not.toContain('Secure');
    expect(clearPreviewCookie(false)).toContain('Max-Age=0');
  });

  it.each([
    ['alone', `${previewCookieName}=sp0123456789abcdef`, 'sp0123456789abcdef'],
    ['among others', `theme=dark; ${previewCookieName}=sp0123456789abcdef; a=b`, 'sp0123456789abcdef'],
    ['not at all', undefined, null],
    ['as nothing', `${previewCookieName}=`, null],
    ['without a value', previewCookieName, null],
    ['under a longer name', `x${previewCookieName}=sp0123456789abcdef`, null],
    ['twice', `${previewCookieName}=sp0123456789abcdef; ${previewCookieName}=sp0123456789abcdee`, null],
    ['too long', `${previewCookieName}=${'a'.repeat(300)}`, null],
    ['as no word', `${previewCookieName}=sp0123456789 abcdef`, null],
  ])('is found %s', (_how, cookies, secret) => {
    expect(findPreviewSecret(cookies)).toBe(secret);
  });
});

describe('a preview of a hosted project', () => {
  const { secret, expiresAt } = signHostedPreview(key, now);

  it('is believed by its signature for an hour', () => {
    expect(findPreviewSecret(`${previewCookieName}=${secret}`)).toBe(secret);
    expect(expiresAt - now).toBe(3_600_000);
    expect(isHostedPreview(secret, key, expiresAt - 1)).toBe(true);
    expect(isHostedPreview(secret, key, expiresAt)).toBe(false);
  });

  it.each([
    ['another data folder’s', secret, 'another secret'],
    ['one with a later end', secret.replace(/^\d+/, String(expiresAt + 1)), key],
    ['one with another word', secret.replace(/\.[^.]+\./, '.AAAAAAAAAAAAAAAA.'), key],
    ['one without a signature', secret.replace(/[^.]+$/, ''), key],
    ['one with more in it', `${secret}.a`, key],
    ['a made-up one', 'a.b.c', key],
  ])('is not %s', (_which, given, by) => {
    expect(isHostedPreview(given, by, now)).toBe(false);
  });
});

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

describe('the preview cookie', () => {
  it('is same-site, not readable by scripts, and expires with the preview', () => {
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
    ['as an empty value', `${previewCookieName}=`, null],
    ['without a value', previewCookieName, null],
    ['under a longer name', `x${previewCookieName}=sp0123456789abcdef`, null],
    ['twice', `${previewCookieName}=sp0123456789abcdef; ${previewCookieName}=sp0123456789abcdee`, null],
    ['too long', `${previewCookieName}=${'a'.repeat(300)}`, null],
    ['with a space', `${previewCookieName}=sp0123456789 abcdef`, null],
  ])('is found %s', (_case, cookies, secret) => {
    expect(findPreviewSecret(cookies)).toBe(secret);
  });
});

describe('a preview of a hosted project', () => {
  const { secret, expiresAt } = signHostedPreview(key, now);

  it('is valid for an hour by its signature', () => {
    expect(findPreviewSecret(`${previewCookieName}=${secret}`)).toBe(secret);
    expect(expiresAt - now).toBe(3_600_000);
    expect(isHostedPreview(secret, key, expiresAt - 1)).toBe(true);
    expect(isHostedPreview(secret, key, expiresAt)).toBe(false);
  });

  it.each([
    ['valid with the secret of another data folder', secret, 'another secret'],
    ['valid with a later expiry', secret.replace(/^\d+/, String(expiresAt + 1)), key],
    ['valid with other random bytes', secret.replace(/\.[^.]+\./, '.AAAAAAAAAAAAAAAA.'), key],
    ['valid without a signature', secret.replace(/[^.]+$/, ''), key],
    ['valid with an additional part', `${secret}.a`, key],
    ['valid if it is invented', 'a.b.c', key],
  ])('is not %s', (_case, given, by) => {
    expect(isHostedPreview(given, by, now)).toBe(false);
  });
});

import { Flows } from '../../../../src/accounts/signIn/singleSignOn/Flows.ts';

const callback = 'https://garden.test/lake/v1/auth/callback';
const flow = { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: 'https://garden.test/studio' };
const cookieOf = (header: string): string => header.split(';')[0] ?? '';

describe('a sign-in in progress', () => {
  it('is found in the cookie of its browser, for ten minutes', async () => {
    const flows = new Flows(callback);
    const header = await flows.keep(flow, 0);
    expect(header).toMatch(
      /^lake_sign_in=.*; Max-Age=600; Path=\/lake\/v1\/auth\/callback; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(await flows.find(`other=1; ${cookieOf(header)}`, 599_999)).toEqual(flow);
    expect(await flows.find(cookieOf(header), 600_000)).toBeNull();
  });

  it('fits in a cookie with the longest address to come back to', async () => {
    const long = { ...flow, state: 'a'.repeat(43), nonce: 'a'.repeat(43), codeVerifier: 'a'.repeat(43) };
    const header = await new Flows(callback).keep({ ...long, returnTo: 'a'.repeat(1_000) });
    expect(header.length).toBeLessThan(4_096);
  });

  it.each([
    ['no cookie', () => ''],
    ['an empty one', () => 'lake_sign_in='],
    ['one without a signature', (cookie: string) => cookie.replace(/\..*$/, '')],
    ['one that was changed', (cookie: string) => cookie.replace('=', '=e')],
    ['one that is no text', () => 'lake_sign_in=%'],
  ])('is not found in %s', async (_case, change) => {
    const flows = new Flows(callback);
    expect(await flows.find(change(cookieOf(await flows.keep(flow))))).toBeNull();
  });

  it('is not found by a lake that started since, nor once it has ended', async () => {
    const flows = new Flows(callback);
    expect(await new Flows(callback).find(cookieOf(await flows.keep(flow)))).toBeNull();
    expect(await flows.find(cookieOf(await flows.end()))).toBeNull();
  });
});

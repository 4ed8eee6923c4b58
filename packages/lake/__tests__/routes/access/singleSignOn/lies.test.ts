import { addUser, findUserByEmail } from '../../../../src/accounts/users.ts';
import { apiVersion } from '../../../../src/apiVersion.ts';
import { makePasswordsCheap } from '../../../../src/testing/makePasswordsCheap.ts';
import { type ServedLake, serveTestLake } from '../../../../src/testing/serveTestLake.ts';
import { type Lies, startLyingProvider } from './lyingProvider.ts';
import { createBrowser } from './startProvider.ts';

makePasswordsCheap();

type LyingProvider = Awaited<ReturnType<typeof startLyingProvider>>;

let provider: LyingProvider;
/** A service of the machine, which answers whoever asks: on another address of loopback. */
let internal: LyingProvider;
let lake: ServedLake;
beforeAll(async () => {
  provider = await startLyingProvider();
  internal = await startLyingProvider('127.0.0.2');
});
afterAll(() => Promise.all([provider.stop(), internal.stop()]));
afterEach(() => lake.close());

/** Signs in with a provider that lies. Each sign-in has a lake of its own, which remembers no metadata. */
const signIn = async (lies: Lies) => {
  provider.lie(lies);
  internal.lie({});
  lake = await serveTestLake({
    publicUrl: 'http://garden.test/lake',
    singleSignOn: {
      issuer: provider.issuer,
      clientId: 'lake',
      clientSecret: 'the secret of lake',
      title: 'Garden ID',
      domains: [],
      roleClaim: null,
      roles: [],
      timeoutMs: 500,
    },
  });
  await addUser(lake.server.context.accounts.db, { email: 'ada@example.org', role: 'editor' });
  const browser = createBrowser();
  const origin = new URLSearchParams({ origin: 'http://garden.test/studio' });
  const begun = await browser.visit(`${lake.base}/v${apiVersion}/auth/sso?${origin}`);
  if (begun.next === null) return { status: begun.response.status };
  const asked = new URL(begun.next).searchParams;
  provider.answer(asked.get('nonce') ?? '');
  const back = new URLSearchParams({ code: 'a code', state: asked.get('state') ?? '' });
  const { response } = await browser.visit(`${lake.base}/v${apiVersion}/auth/callback?${back}`);
  return { status: response.status };
};

it('who is signed in by a provider that says the truth', async () => {
  expect(await signIn({})).toEqual({ status: 302 });
  expect(findUserByEmail(lake.server.context.accounts.db, 'ada@example.org')).not.toBeNull();
});

const other = (claims: Record<string, unknown>): Lies => ({ claims });

describe('nobody is signed in by a token', () => {
  it.each<[string, Lies]>([
    ['that is not signed', { algorithm: 'none' }],
    [
      'that is not signed, as the metadata say',
      { algorithm: 'none', metadata: { id_token_signing_alg_values_supported: ['none'] } },
    ],
    ['that is signed with the public key as a secret', { algorithm: 'HS256' }],
    [
      'that is signed with the public key as a secret, as the metadata say',
      { algorithm: 'HS256', metadata: { id_token_signing_alg_values_supported: ['HS256'] } },
    ],
    ['whose signature is cut off', { forge: (token) => token.replace(/[^.]*$/, '') }],
    ['of another issuer', other({ iss: 'https://evil.example' })],
    ['for another client', other({ aud: 'another' })],
    ['for two clients, of which another asked', other({ aud: ['lake', 'another'], azp: 'another' })],
    ['for two clients, of which it says none', other({ aud: ['lake', 'another'] })],
    ['of another sign-in', other({ nonce: 'another' })],
    ['of no sign-in', other({ nonce: undefined })],
    ['that has expired', other({ exp: 1 })],
    ['that has no end', other({ exp: undefined })],
    ['of nobody', other({ sub: '' })],
  ])('%s', async (_case, lies) => {
    expect((await signIn(lies)).status).toBeGreaterThanOrEqual(401);
  });
});

describe('the lake asks no service of the machine or its network', () => {
  it.each([
    ['token_endpoint', '/token', {}],
    ['jwks_uri', '/keys', {}],
    ['userinfo_endpoint', '/person', { email: undefined }],
  ])('that the metadata name as %s', async (name, path, claims) => {
    const at = internal.issuer + path;
    expect((await signIn({ metadata: { [name]: at }, claims })).status).toBeGreaterThanOrEqual(401);
    expect(internal.asked).toEqual([]);
  });

  it.each(['/.well-known/openid-configuration', '/token', '/keys', '/person'])(
    'that %s redirects to',
    async (path) => {
      const redirect: NonNullable<Lies['answers']>[string] = (response) =>
        response.writeHead(307, { location: internal.issuer + path }).end();
      const lies = { answers: { [path]: redirect }, claims: { email: undefined } };
      expect((await signIn(lies)).status).toBeGreaterThanOrEqual(401);
      expect(internal.asked).toEqual([]);
    },
  );
});

describe('an answer', () => {
  const paths = ['/.well-known/openid-configuration', '/token', '/keys', '/person'];

  it.each(paths)('without end is not read to its end: %s', async (path) => {
    let sent = 0;
    const endless: NonNullable<Lies['answers']>[string] = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const write = (): void => {
        while (!response.destroyed && response.write(' '.repeat(65_536))) sent += 65_536;
      };
      response.on('drain', write);
      write();
    };
    const lies = { answers: { [path]: endless }, claims: { email: undefined } };
    expect((await signIn(lies)).status).toBeGreaterThanOrEqual(401);
    // Sockets hold some of it.
    expect(sent).toBeLessThan(16_000_000);
  });

  it.each(paths)('that comes slower than the time limit is not waited for: %s', async (path) => {
    const slow: NonNullable<Lies['answers']>[string] = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    };
    const lies = { answers: { [path]: slow }, claims: { email: undefined } };
    expect((await signIn(lies)).status).toBeGreaterThanOrEqual(401);
  });
});

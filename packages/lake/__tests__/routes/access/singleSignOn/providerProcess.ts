import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/**
 * A real OpenID Connect provider. `login_hint` says who signs in, without a form: JSON with the claims. The client
 * `late` gets ID tokens that have expired.
 */
const [redirectAddress = ''] = process.argv.slice(2);

const server = createServer();
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const client = (id: string) => ({
  client_id: id,
  client_secret: `the secret of ${id}`,
  redirect_uris: [redirectAddress],
  post_logout_redirect_uris: [new URL('/studio', redirectAddress).href],
});

type Person = { sub: string; email_verified?: boolean; verifiedInToken?: boolean };

/** The claims of the latest sign-in of each subject. */
const people = new Map<string, Person>();

/** The token has no address. It says only by `verifiedInToken` that one is verified. */
const claimsOf = (sub: string, use: string) => {
  const { verifiedInToken, ...person } = people.get(sub) ?? { sub };
  return use === 'id_token' ? { ...person, email_verified: verifiedInToken } : person;
};

const provider = new Provider(issuer, {
  clients: [client('lake'), client('late')],
  claims: {
    openid: ['sub', 'email_verified'],
    email: ['email', 'email_verified'],
    profile: ['name', 'groups'],
  },
  cookies: { keys: ['a key of a test'] },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  findAccount: (_ctx, id) => ({ accountId: id, claims: (use) => claimsOf(id, use) }),
  pkce: { required: () => true },
  ttl: {
    AccessToken: 600,
    AuthorizationCode: 7200,
    Grant: 7200,
    IdToken: 60,
    Interaction: 600,
    Session: 7200,
  },
});

/** Everybody consents, and is the person of `login_hint`. */
provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/interaction/')) return next();
  const { prompt, params, session } = await provider.interactionDetails(ctx.req, ctx.res);
  if (prompt.name === 'login') {
    const claims = JSON.parse(String(params.login_hint));
    people.set(claims.sub, claims);
    return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: claims.sub } });
  }
  const grant = new provider.Grant({
    accountId: String(session?.accountId),
    clientId: String(params.client_id),
  });
  grant.addOIDCScope('openid email profile');
  return provider.interactionFinished(ctx.req, ctx.res, { consent: { grantId: await grant.save() } });
});

/** An hour ago, for the tokens of one client. */
const now = Date.now;
provider.use(async (ctx, next) => {
  const asked = Buffer.from(ctx.get('authorization').replace('Basic ', ''), 'base64').toString();
  const isLate = ctx.path === '/token' && asked.startsWith('late:');
  if (isLate) Date.now = () => now() - 3_600_000;
  try {
    await next();
  } finally {
    Date.now = now;
  }
});

server.on('request', provider.callback());
process.send?.(issuer);
process.on('disconnect', () => process.exit());

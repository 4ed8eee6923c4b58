import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' };
const publicPem = publicKey.export({ format: 'pem', type: 'spki' });

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** How a token is signed: as it should be, not at all, or with something that is public or shared. */
const signers: Record<string, (text: string) => Buffer> = {
  RS256: (text) => sign('sha256', Buffer.from(text), privateKey),
  none: () => Buffer.alloc(0),
  HS256: (text) => createHmac('sha256', publicPem).update(text).digest(),
};

type Answer = (response: ServerResponse) => void;

export type Lies = {
  /** Replaces members of the metadata. */
  metadata?: Record<string, unknown>;
  /** Replaces claims of the ID token. */
  claims?: Record<string, unknown>;
  /** How the ID token is signed; by default by the key at `jwks_uri`. */
  algorithm?: keyof typeof signers;
  /** What is changed in the token after it was signed. */
  forge?: (token: string) => string;
  /** The answer to a path, instead of the true one. */
  answers?: Record<string, Answer>;
};

/** A provider that says what a test wants, to a client `lake`. It asks nobody to sign in. */
export const startLyingProvider = async (host = '127.0.0.1') => {
  let lies: Lies = {};
  let nonce = '';
  const asked: string[] = [];
  const tokenOf = (issuer: string): string => {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: issuer, aud: 'lake', sub: 'ada', iat: now, exp: now + 60, nonce },
      ...{ email: 'ada@example.org', email_verified: true, ...lies.claims },
    };
    const { algorithm = 'RS256', forge = (token) => token } = lies;
    const text = `${encoded({ alg: algorithm, kid: jwk.kid })}.${encoded(claims)}`;
    return forge(`${text}.${signers[algorithm]?.(text).toString('base64url')}`);
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://lies.test').pathname;
    asked.push(path);
    const lie = lies.answers?.[path];
    if (lie) return lie(response);
    response.setHeader('content-type', 'application/json');
    const answers: Record<string, unknown> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        userinfo_endpoint: `${issuer}/person`,
        ...lies.metadata,
      },
      '/keys': { keys: [jwk] },
      '/token': { access_token: 'a', token_type: 'bearer', id_token: tokenOf(issuer) },
      '/person': { sub: 'ada', email: 'ada@example.org', email_verified: true },
    };
    response.end(JSON.stringify(answers[path] ?? {}));
  });
  await new Promise<void>((listening) => server.listen(0, host, listening));
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    asked,
    /** Begins to lie, to one sign-in. */
    lie: (next: Lies): void => {
      lies = next;
      asked.length = 0;
    },
    answer: (next: string): void => {
      nonce = next;
    },
    stop: () =>
      new Promise<unknown>((closed) => {
        server.closeAllConnections();
        server.close(closed);
      }),
  };
};

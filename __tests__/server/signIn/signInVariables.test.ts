import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEnvironment } from '../../../server/environment.ts';
import { withoutSignIn } from '../../../server/signIn/signInVariables.ts';

const provider = {
  OIDC_ISSUER: 'https://id.example.org/',
  OIDC_CLIENT_ID: 'copydesk',
  OIDC_CLIENT_SECRET: 'a secret of a test',
};

/** How Next reads `.env`. */
const nextEnv = createRequire(import.meta.resolve('next/package.json')).resolve('@next/env');

describe('the variables of single sign-on', () => {
  it('are off without an issuer', () => {
    expect(readEnvironment({ OIDC_CLIENT_ID: 'copydesk' }).signIn).toBeNull();
  });

  it('name a provider, domains, and the role of each group', () => {
    const { signIn } = readEnvironment({
      ...provider,
      OIDC_TITLE: 'Example ID',
      OIDC_DOMAINS: 'News.example.org, example.org',
      OIDC_ROLE_CLAIM: 'groups',
      OIDC_ROLES: 'CN=chiefs,OU=news=administrator; desk=editor',
      OIDC_PASSWORDS: 'administrators',
    });
    expect(signIn).toEqual({
      provider: {
        issuer: 'https://id.example.org/',
        clientId: 'copydesk',
        clientSecret: { value: 'a secret of a test' },
        title: 'Example ID',
        domains: ['news.example.org', 'example.org'],
        roleClaim: 'groups',
        roles: [
          { group: 'CN=chiefs,OU=news', role: 'administrator' },
          { group: 'desk', role: 'editor' },
        ],
      },
      passwords: 'administrators',
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['an issuer without TLS', { OIDC_ISSUER: 'http://id.example.org/' }, /^OIDC_ISSUER must be/],
    ['a missing client', { OIDC_CLIENT_ID: '' }, /^OIDC_CLIENT_ID is missing/],
    ['a missing secret', { OIDC_CLIENT_SECRET: '' }, /Set one of OIDC_CLIENT_SECRET/],
    ['two secrets', { OIDC_CLIENT_SECRET_FILE: '/run/secret' }, /Set one of OIDC_CLIENT_SECRET/],
    [
      'a group of an unknown role',
      { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'desk=king' },
      /^OIDC_ROLES must list/,
    ],
    ['groups without a claim', { OIDC_ROLES: 'desk=editor' }, /Set both of OIDC_ROLE_CLAIM/],
    ['a domain that is an address', { OIDC_DOMAINS: 'a@example.org' }, /^OIDC_DOMAINS must list/],
  ])('reject %s', (_case, changed, message) => {
    expect(() => readEnvironment({ ...provider, ...changed })).toThrow(message);
  });

  it('do not show a secret that is too short', () => {
    expect(() => readEnvironment({ ...provider, OIDC_CLIENT_SECRET: 'short!' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('short!') }),
    );
  });

  it('are not in the environment of Next, which reads .env by itself', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-env-'));
    const given = {
      NODE_ENV: 'production',
      PORT: '3000',
      ...provider,
      OIDC_CLIENT_SECRET_FILE: '/a',
    } as const;
    try {
      writeFileSync(
        path.join(folder, '.env'),
        Object.entries(given)
          .map((pair) => pair.join('='))
          .join('\n'),
      );
      const read = execFileSync(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `import env from ${JSON.stringify(nextEnv)};
           const { combinedEnv } = env.loadEnvConfig(${JSON.stringify(folder)}, false);
           console.log(JSON.stringify(combinedEnv));`,
        ],
        { env: withoutSignIn(given), encoding: 'utf8' },
      );
      const seen = Object.entries(JSON.parse(read) as Record<string, string>);
      expect(seen.filter(([name, value]) => name.startsWith('OIDC_') && value !== '')).toEqual([]);
      expect(seen).toContainEqual(['PORT', '3000']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

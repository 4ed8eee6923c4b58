import { z } from 'zod';
import { isRoleOfPeople } from '../../lib/roles.ts';

/** How people sign in to the embedded lake, besides with a password. */
export type SignInSettings = {
  provider: {
    issuer: string;
    clientId: string;
    /** The secret, or the file that contains it. */
    clientSecret: { value: string } | { file: string };
    title: string;
    domains: string[];
    roleClaim: string | null;
    roles: { group: string; role: string }[];
  };
  passwords: 'everybody' | 'administrators';
};

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

const isIssuer = (value: string): boolean => {
  const url = URL.parse(value);
  if (!url || url.search || url.hash || url.username) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.includes(url.hostname));
};

const listOf = (value: string, separator: string): string[] =>
  value
    .split(separator)
    .map((entry) => entry.trim())
    .filter(Boolean);

/** `group=role`. A group may contain `=`. */
const roleOfGroup = (entry: string): { group: string; role: string } => {
  const at = entry.lastIndexOf('=');
  return { group: entry.slice(0, Math.max(at, 0)).trim(), role: entry.slice(at + 1).trim() };
};

/** The variables of single sign-on. `.env.example` documents each. */
export const signInVariables = {
  OIDC_ISSUER: z
    .string()
    .refine(
      isIssuer,
      'must be the issuer of an OpenID Connect provider, such as https://id.example.org/, with https.',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().max(500).optional(),
  OIDC_CLIENT_SECRET: z.string().min(8, 'must have at least 8 characters. The provider shows it.').optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  OIDC_TITLE: z.string().max(60, 'must have at most 60 characters.').default('single sign-on'),
  OIDC_DOMAINS: z
    .string()
    .transform((value) => listOf(value.toLowerCase(), ','))
    .refine(
      (domains) => domains.every((domain) => /^[a-z0-9.-]+$/.test(domain)),
      'must list domains of email addresses, such as news.example.org,example.org.',
    )
    .default([]),
  OIDC_ROLE_CLAIM: z.string().max(200).optional(),
  OIDC_ROLES: z
    .string()
    .transform((value) => listOf(value, ';').map(roleOfGroup))
    .refine(
      (roles) => roles.every(({ group, role }) => group !== '' && isRoleOfPeople(role)),
      'must list group=role, such as chiefs=administrator;desk=editor. Roles are administrator, editor, journalist and viewer.',
    )
    .default([]),
  OIDC_PASSWORDS: z
    .enum(['everybody', 'administrators'], 'must be everybody or administrators.')
    .default('everybody'),
};

type Read = z.output<z.ZodObject<typeof signInVariables>>;

/** Returns why the variables do not fit together, or null. */
export const signInProblem = (read: Read): string | null => {
  if (read.OIDC_ISSUER === undefined) return null;
  if (read.OIDC_CLIENT_ID === undefined) return 'OIDC_CLIENT_ID is missing. The provider shows it.';
  if ((read.OIDC_CLIENT_SECRET === undefined) === (read.OIDC_CLIENT_SECRET_FILE === undefined))
    return 'Set one of OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE.';
  return (read.OIDC_ROLE_CLAIM === undefined) === (read.OIDC_ROLES.length === 0)
    ? null
    : 'Set both of OIDC_ROLE_CLAIM and OIDC_ROLES, or none of them.';
};

/** Null without a provider. */
export const signInFrom = (read: Read): SignInSettings | null => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: value } = read;
  if (issuer === undefined || clientId === undefined) return null;
  return {
    provider: {
      issuer,
      clientId,
      clientSecret: value === undefined ? { file: read.OIDC_CLIENT_SECRET_FILE ?? '' } : { value },
      title: read.OIDC_TITLE,
      domains: read.OIDC_DOMAINS,
      roleClaim: read.OIDC_ROLE_CLAIM ?? null,
      roles: read.OIDC_ROLES,
    },
    passwords: read.OIDC_PASSWORDS,
  };
};

/** An environment in which these variables are empty: only the lake gets them. Next would read missing ones from `.env`. */
export const withoutSignIn = (source: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...source,
  ...Object.fromEntries(Object.keys(signInVariables).map((name) => [name, ''])),
});

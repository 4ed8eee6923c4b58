import type { SanityClient } from '@sanity/client';
import { z } from 'zod';

const person = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.string(),
  isOneTime: z.boolean(),
  /** ISO 8601; null before the first sign-in. */
  lastSignInAt: z.string().nullable(),
  /** Who may know the password. */
  controlledBy: z.string().nullable(),
  mayBeConfirmed: z.boolean(),
});
export type Person = z.output<typeof person>;

const token = z.object({
  id: z.string(),
  label: z.string(),
  createdAt: z.string(),
  memberships: z.array(z.object({ roleNames: z.array(z.string()) })),
});
export type Token = z.output<typeof token>;

const act = z.object({
  id: z.number(),
  at: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  act: z.string(),
  subject: z.object({ id: z.string(), name: z.string() }),
  role: z.string().nullable(),
});
export type Act = z.output<typeof act>;

const role = z.object({ name: z.string(), title: z.string(), description: z.string() });
export type Role = z.output<typeof role>;

/** What the tool shows. */
export type Accounts = { people: Person[]; tokens: Token[]; acts: Act[]; roles: Role[] };

const projectOf = (client: SanityClient): string => encodeURIComponent(client.config().projectId ?? '');
const robots = (client: SanityClient): string => `/access/project/${projectOf(client)}/robots`;
const accountOf = ({ email }: Person): string => `/accounts/${encodeURIComponent(email)}`;
const memberOf = (client: SanityClient, { id }: Person): string =>
  `/access/project/${projectOf(client)}/users/${encodeURIComponent(id)}`;

/** @param limit of acts. */
export const listActs = async (client: SanityClient, limit: number): Promise<Act[]> =>
  z.array(act).parse(await client.request({ url: '/accounts/log', query: { limit: String(limit) } }));

export const readAccounts = async (client: SanityClient): Promise<Accounts> => {
  const [people, tokens, acts, roles] = await Promise.all([
    readPeople(client),
    client.request({ url: robots(client) }),
    listActs(client, 100),
    client.request({ url: `/projects/${projectOf(client)}/roles` }),
  ]);
  return {
    people,
    tokens: z.object({ data: z.array(token) }).parse(tokens).data,
    acts,
    roles: z.array(role).parse(roles),
  };
};

const oneTime = z.object({ oneTimePassword: z.string() });

const readPeople = async (client: SanityClient): Promise<Person[]> =>
  z.array(person).parse(await client.request({ url: '/accounts' }));

/**
 * Returns the one-time password.
 *
 * @throws Error if the address has an account. The refusal of the server would be an error in the console.
 */
export const addPerson = async (
  client: SanityClient,
  body: { email: string; name: string; role: string },
): Promise<string> => {
  const address = body.email.toLowerCase();
  if ((await readPeople(client)).some(({ email }) => email === address))
    throw new Error(`${address} already has an account`);
  return oneTime.parse(await client.request({ method: 'POST', url: '/accounts', body })).oneTimePassword;
};

/** Returns the one-time password. */
export const resetPassword = async (client: SanityClient, of: Person): Promise<string> =>
  oneTime.parse(await client.request({ method: 'POST', url: `${accountOf(of)}/password` })).oneTimePassword;

export const changeRole = (client: SanityClient, of: Person, name: string): Promise<unknown> =>
  client.request({ method: 'PUT', url: `${memberOf(client, of)}/roles/${encodeURIComponent(name)}` });

export const endSessions = (client: SanityClient, of: Person): Promise<unknown> =>
  client.request({ method: 'DELETE', url: `${accountOf(of)}/sessions` });

export const confirmPerson = (client: SanityClient, of: Person): Promise<unknown> =>
  client.request({ method: 'POST', url: `${accountOf(of)}/confirmation` });

export const removePerson = (client: SanityClient, of: Person): Promise<unknown> =>
  client.request({ method: 'DELETE', url: memberOf(client, of) });

/** Returns the secret. */
export const addToken = async (client: SanityClient, label: string, name: string): Promise<string> => {
  const resourceId = client.config().projectId;
  const body = { label, memberships: [{ resourceType: 'project', resourceId, roleNames: [name] }] };
  const added = await client.request({ method: 'POST', url: robots(client), body });
  return z.object({ token: z.string() }).parse(added).token;
};

export const revokeToken = (client: SanityClient, { id }: Token): Promise<unknown> =>
  client.request({ method: 'DELETE', url: `${robots(client)}/${encodeURIComponent(id)}` });

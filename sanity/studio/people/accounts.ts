import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { isAdministrator, isRoleOfPeople } from '../../../lib/roles.ts';

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
  /** Another administrator knows the password: only after a confirmation may this one reset it. */
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
    readTokens(client),
    listActs(client, 100),
    client.request({ url: `/projects/${projectOf(client)}/roles` }),
  ]);
  return {
    people,
    tokens,
    acts,
    roles: z.array(role).parse(roles),
  };
};

const readTokens = async (client: SanityClient): Promise<Token[]> =>
  z.object({ data: z.array(token) }).parse(await client.request({ url: robots(client) })).data;

const oneTime = z.object({ oneTimePassword: z.string() });

const readPeople = async (client: SanityClient): Promise<Person[]> =>
  z.array(person).parse(await client.request({ url: '/accounts' }));

/**
 * Returns the one-time password.
 *
 * @throws Error if it is no address, or has an account. The refusal of the server would be an error in the console.
 */
export const addPerson = async (
  client: SanityClient,
  body: { email: string; name: string; role: string },
): Promise<string> => {
  const address = body.email.toLowerCase();
  if (!z.email().safeParse(address).success)
    throw new Error(`“${body.email}” is no email address. Write one such as name@example.org.`);
  if ((await readPeople(client)).some(({ email }) => email === address))
    throw new Error(`${address} already has an account`);
  return oneTime.parse(await client.request({ method: 'POST', url: '/accounts', body })).oneTimePassword;
};

/** True if nobody else is an administrator. Then the person keeps role and account. */
export const isLastAdministrator = (people: Person[], { id }: Person): boolean => {
  const administrators = people.filter(({ role }) => isAdministrator([role]));
  return administrators.length === 1 && administrators[0]?.id === id;
};

/** The roles to choose from for a person: those of people, and the present one, which the API may have set to any. */
export const rolesFor = (roles: Role[], present: string): Role[] => {
  const offered = roles.filter(({ name }) => isRoleOfPeople(name) || name === present);
  return offered.some(({ name }) => name === present)
    ? offered
    : [...offered, { name: present, title: present, description: '' }];
};

export const lastAdministratorText =
  'The last administrator keeps account and role. Make another person an administrator first.';

/**
 * Reads the people again before a change: another administrator may have changed them since they were shown.
 *
 * @throws Error for people. The refusal of the server would be an error in the console.
 */
const stillAPerson = async (client: SanityClient, of: Person): Promise<{ people: Person[]; now: Person }> => {
  const people = await readPeople(client);
  const now = people.find(({ id }) => id === of.id);
  if (!now) throw new Error(`${of.name} was removed meanwhile.`);
  return { people, now };
};

const mayLoseRole = async (client: SanityClient, of: Person): Promise<void> => {
  const { people, now } = await stillAPerson(client, of);
  if (isLastAdministrator(people, now)) throw new Error(lastAdministratorText);
};

export const confirmFirstText = ({ controlledBy }: Person): string =>
  `${controlledBy} added the account or reset its password. Confirm the account first.`;

/** Returns the one-time password. */
export const resetPassword = async (client: SanityClient, of: Person): Promise<string> => {
  const { now } = await stillAPerson(client, of);
  if (now.mayBeConfirmed) throw new Error(confirmFirstText(now));
  const reset = await client.request({ method: 'POST', url: `${accountOf(of)}/password` });
  return oneTime.parse(reset).oneTimePassword;
};

export const changeRole = async (client: SanityClient, of: Person, name: string): Promise<void> => {
  await mayLoseRole(client, of);
  await client.request({ method: 'PUT', url: `${memberOf(client, of)}/roles/${encodeURIComponent(name)}` });
};

export const endSessions = async (client: SanityClient, of: Person): Promise<void> => {
  await stillAPerson(client, of);
  await client.request({ method: 'DELETE', url: `${accountOf(of)}/sessions` });
};

export const confirmPerson = async (client: SanityClient, of: Person): Promise<void> => {
  const { now } = await stillAPerson(client, of);
  if (now.controlledBy !== null && !now.mayBeConfirmed)
    throw new Error('An administrator who did not add the account or reset its password can confirm it.');
  await client.request({ method: 'POST', url: `${accountOf(of)}/confirmation` });
};

export const removePerson = async (client: SanityClient, of: Person): Promise<void> => {
  await mayLoseRole(client, of);
  await client.request({ method: 'DELETE', url: memberOf(client, of) });
};

/** Returns the secret. */
export const addToken = async (client: SanityClient, label: string, name: string): Promise<string> => {
  const resourceId = client.config().projectId;
  const body = { label, memberships: [{ resourceType: 'project', resourceId, roleNames: [name] }] };
  const added = await client.request({ method: 'POST', url: robots(client), body });
  return z.object({ token: z.string() }).parse(added).token;
};

/** Does nothing if another administrator has revoked it meanwhile. */
export const revokeToken = async (client: SanityClient, { id }: Token): Promise<void> => {
  if ((await readTokens(client)).some((one) => one.id === id))
    await client.request({ method: 'DELETE', url: `${robots(client)}/${encodeURIComponent(id)}` });
};

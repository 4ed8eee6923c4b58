import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { type CallLake, withLake } from './callLake.ts';
import { folderOption, roleNames } from './usage.ts';

const usageOf = (host: CommandHost): string => {
  const command = host.spell('account');
  return `${command} add EMAIL --role ${roleNames(host)} [--name NAME]
${command} list
${command} remove EMAIL
${command} password EMAIL    a new one-time password; ends the person's sessions
${command} role EMAIL --role ROLE
${command} confirm EMAIL     says that only its owner knows the password

${folderOption(host)}`;
};

const accounts = z.array(
  z.object({ id: z.string(), email: z.string(), name: z.string(), role: z.string(), isOneTime: z.boolean() }),
);
const withPassword = z.object({ email: z.string(), oneTimePassword: z.string() });

const options = {
  role: { type: 'string' },
  name: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Adds, lists and removes the people who may sign in. */
export const account = async (args: string[], host: CommandHost): Promise<void> => {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [command, email] = positionals;
  const usage = usageOf(host);
  if (values.help || command === undefined) return console.log(usage);
  const requireEmail = (): string => {
    if (email !== undefined) return email;
    throw new CommandError(`The email address is missing.\n\n${usage}`);
  };
  const address = () => `/accounts/${encodeURIComponent(requireEmail())}`;
  const ask = (use: (call: CallLake) => Promise<void>) => withLake(host, { data: values.data }, use);
  switch (command) {
    case 'add': {
      const { role, name } = values;
      if (role === undefined) throw new CommandError(`The option --role is missing.\n\n${usage}`);
      const account = { email: requireEmail(), role, ...(name === undefined ? {} : { name }) };
      return ask(async (call) => showPassword(await call('POST', '/accounts', account)));
    }
    case 'list':
      return ask((call) => list(call, host));
    case 'remove': {
      const removed = address();
      return ask(async (call) => {
        await call('DELETE', removed);
        console.log(`The account of ${email} was removed and its sessions ended.`);
      });
    }
    case 'role': {
      const { role } = values;
      if (role === undefined) throw new CommandError(`The option --role is missing.\n\n${usage}`);
      const changed = requireEmail();
      return ask((call) => changeRole(call, changed, role, host));
    }
    case 'confirm': {
      const confirmed = `${address()}/confirmation`;
      return ask(async (call) => {
        await call('POST', confirmed);
        console.log(`The account of ${email} was confirmed.`);
      });
    }
    case 'password': {
      const changed = `${address()}/password`;
      return ask(async (call) => showPassword(await call('POST', changed)));
    }
    default:
      throw new CommandError(`There is no command "${command}".\n\n${usage}`);
  }
};

const changeRole = async (
  call: CallLake,
  email: string,
  role: string,
  { project }: CommandHost,
): Promise<void> => {
  const all = accounts.parse(await call('GET', '/accounts'));
  const found = all.find((one) => one.email === email.trim().toLowerCase());
  if (!found) throw new CommandError(`${email} has no account.`);
  const [user, name] = [found.id, role].map(encodeURIComponent);
  await call('PUT', `/access/project/${encodeURIComponent(project)}/users/${user}/roles/${name}`);
  console.log(`${email} has the role ${role}. The person must sign in again.`);
};

const showPassword = (answer: unknown): void => {
  const { email, oneTimePassword } = withPassword.parse(answer);
  console.log(`${email}  one-time password: ${oneTimePassword}`);
  console.log('It is shown only once. At the first sign-in the person chooses a new password.');
};

const list = async (call: CallLake, host: CommandHost): Promise<void> => {
  const all = accounts.parse(await call('GET', '/accounts'));
  if (all.length === 0)
    console.log(`There are no accounts. Add one: ${host.spell('account')} add EMAIL --role editor`);
  const width = Math.max(...all.map(({ email }) => email.length));
  for (const { email, role, name, isOneTime } of all)
    console.log(
      `${email.padEnd(width)}  ${role.padEnd(13)}  ${name}${isOneTime ? '  (has not signed in yet)' : ''}`,
    );
};

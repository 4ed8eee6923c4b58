import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CommandError } from './commands/CommandError.ts';
import { type CallLake, lakeFolder, withLake } from './commands/callLake.ts';
import { runCommand } from './commands/runCommand.ts';

const usage = `npm run account -- add EMAIL --role administrator|editor|journalist|viewer [--name NAME]
npm run account -- list
npm run account -- remove EMAIL
npm run account -- password EMAIL    a new one-time password; ends the person's sessions

  --data DIR   the lake's folder (DATA_DIR/lake)`;

const accounts = z.array(
  z.object({ email: z.string(), name: z.string(), role: z.string(), isOneTime: z.boolean() }),
);
const withPassword = z.object({ email: z.string(), oneTimePassword: z.string() });

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      role: { type: 'string' },
      name: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });

const requireEmail = (email: string | undefined): string => {
  if (email !== undefined) return email;
  throw new CommandError(`Whose account? Give the email address.\n\n${usage}`);
};

const showPassword = (answer: unknown): void => {
  const { email, oneTimePassword } = withPassword.parse(answer);
  console.log(`${email}  one-time password: ${oneTimePassword}`);
  console.log('It is shown this once. At the first sign-in the person chooses one of their own.');
};

const list = async (call: CallLake): Promise<void> => {
  const all = accounts.parse(await call('GET', '/accounts'));
  if (all.length === 0)
    console.log('There are no accounts. Add one: npm run account -- add EMAIL --role editor');
  const width = Math.max(...all.map(({ email }) => email.length));
  for (const { email, role, name, isOneTime } of all) {
    console.log(
      `${email.padEnd(width)}  ${role.padEnd(13)}  ${name}${isOneTime ? '  (has not signed in yet)' : ''}`,
    );
  }
};

await runCommand(async () => {
  const { values, positionals } = readArguments();
  const [command, email] = positionals;
  if (values.help || command === undefined) return console.log(usage);
  const address = () => `/accounts/${encodeURIComponent(requireEmail(email))}`;
  const folder = lakeFolder(values.data);
  switch (command) {
    case 'add': {
      const { role, name } = values;
      if (role === undefined) throw new CommandError(`Which role? Give --role.\n\n${usage}`);
      const account = { email: requireEmail(email), role, ...(name === undefined ? {} : { name }) };
      return withLake(folder, async (call) => showPassword(await call('POST', '/accounts', account)));
    }
    case 'list':
      return withLake(folder, list);
    case 'remove':
      return withLake(folder, async (call) => {
        await call('DELETE', address());
        console.log(`${email} has no account any more, and is signed out everywhere.`);
      });
    case 'password':
      return withLake(folder, async (call) => showPassword(await call('POST', `${address()}/password`)));
    default:
      throw new CommandError(`There is no "${command}".\n\n${usage}`);
  }
});

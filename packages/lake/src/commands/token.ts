import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { withLake } from './callLake.ts';
import { folderOption, projectOption, roleNames } from './usage.ts';

const usageOf = (host: CommandHost): string => {
  const command = host.spell('token');
  return `${command} --role ${roleNames(host)} --label TEXT
${command} --list
${command} --remove ID

${projectOption(host)}
${folderOption(host)}`;
};

const created = z.object({ key: z.string() });
const tokens = z.array(
  z.object({ id: z.string(), label: z.string(), roles: z.array(z.object({ name: z.string() })) }),
);

const options = {
  role: { type: 'string' },
  label: { type: 'string' },
  list: { type: 'boolean', default: false },
  remove: { type: 'string' },
  project: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Creates, lists and removes API tokens. */
export const token = async (args: string[], host: CommandHost): Promise<void> => {
  const { role, label, list, remove, help, ...addressed } = parseArgs({ args, options }).values;
  if (help) return console.log(usageOf(host));
  if (!list && remove === undefined && (role === undefined || label === undefined))
    throw new CommandError(`A token needs --role and --label.\n\n${usageOf(host)}`);
  const address = `/projects/${encodeURIComponent(addressed.project ?? host.project)}/tokens`;
  await withLake(host, addressed, async (call) => {
    if (list) {
      for (const { id, roles, label } of tokens.parse(await call('GET', address)))
        console.log(`${id}  ${roles.map(({ name }) => name).join(', ')}  ${label}`);
    } else if (remove !== undefined) {
      await call('DELETE', `${address}/${encodeURIComponent(remove)}`);
      console.log('The token was removed.');
    } else {
      const { key } = created.parse(await call('POST', address, { label, roleName: role }));
      // Only the key goes to standard output, so that it can be piped.
      console.log(key);
      console.error('It is shown only once. Store it where the program that uses it can read it.');
    }
  });
};

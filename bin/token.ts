import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CommandError } from './commands/CommandError.ts';
import { lakeFolder, withLake } from './commands/callLake.ts';
import { runCommand } from './commands/runCommand.ts';

const usage = `npm run token -- --role administrator|editor|journalist|viewer|reporter --label TEXT
npm run token -- --list
npm run token -- --remove ID

  --project ID  copydesk
  --data DIR    the lake's folder (DATA_DIR/lake)`;

const created = z.object({ key: z.string() });
const tokens = z.array(
  z.object({ id: z.string(), label: z.string(), roles: z.array(z.object({ name: z.string() })) }),
);

const readArguments = () =>
  parseArgs({
    options: {
      role: { type: 'string' },
      label: { type: 'string' },
      list: { type: 'boolean', default: false },
      remove: { type: 'string' },
      project: { type: 'string', default: 'copydesk' },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  }).values;

await runCommand(async () => {
  const { role, label, list, remove, project, data, help } = readArguments();
  if (help) return console.log(usage);
  if (!list && remove === undefined && (role === undefined || label === undefined)) {
    throw new CommandError(`A token needs --role and --label.\n\n${usage}`);
  }
  const address = `/projects/${encodeURIComponent(project)}/tokens`;
  await withLake(lakeFolder(data), async (call) => {
    if (list) {
      for (const token of tokens.parse(await call('GET', address))) {
        console.log(`${token.id}  ${token.roles.map(({ name }) => name).join(', ')}  ${token.label}`);
      }
    } else if (remove !== undefined) {
      await call('DELETE', `${address}/${encodeURIComponent(remove)}`);
      console.log('The token no longer works.');
    } else {
      const { key } = created.parse(await call('POST', address, { label, roleName: role }));
      // Alone on standard output, so that it can be piped to where it is kept.
      console.log(key);
      console.error('It is shown this once: keep it where the program that uses it can read it.');
    }
  });
});

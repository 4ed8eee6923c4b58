import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { withLake } from './callLake.ts';
import { folderOption, projectOption } from './usage.ts';

const usageOf = (host: CommandHost): string => {
  const command = host.spell('dataset');
  return `${command} create NAME [--visibility public|private]
${command} list
${command} delete NAME    with its documents, history and assets

${projectOption(host)}
${folderOption(host)}`;
};

const datasets = z.array(z.object({ name: z.string(), aclMode: z.string() }));

const options = {
  visibility: { type: 'string', default: 'public' },
  project: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Creates, lists and deletes the datasets of a project. */
export const dataset = async (args: string[], host: CommandHost): Promise<void> => {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const { visibility, help, ...addressed } = values;
  const [command, name] = positionals;
  if (help || command === undefined) return console.log(usageOf(host));
  const project = addressed.project ?? host.project;
  const address = `/projects/${encodeURIComponent(project)}/datasets`;
  if (command === 'list')
    return withLake(host, addressed, async (call) => {
      for (const found of datasets.parse(await call('GET', address)))
        console.log(`${found.name}  ${found.aclMode}`);
    });
  if (!['create', 'delete'].includes(command) || name === undefined)
    throw new CommandError(`The command or the name is missing.\n\n${usageOf(host)}`);
  return withLake(host, addressed, async (call) => {
    if (command === 'create')
      await call('PUT', `${address}/${encodeURIComponent(name)}`, { aclMode: visibility });
    else await call('DELETE', `${address}/${encodeURIComponent(name)}`);
    console.log(
      command === 'create'
        ? `The ${visibility} dataset ${name} of the project ${project} was created.`
        : `The dataset ${name} of the project ${project} was deleted.`,
    );
  });
};

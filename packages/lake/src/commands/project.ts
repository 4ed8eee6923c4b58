import { parseArgs } from 'node:util';
import { z } from 'zod';
import { defaultDataset } from '../defaults.ts';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { withLake } from './callLake.ts';
import { folderOption } from './usage.ts';

const usageOf = (host: CommandHost): string => {
  const command = host.spell('project');
  return `${command} create ID [--dataset NAME] [--visibility public|private]    with its first dataset, ${defaultDataset}
${command} list

${folderOption(host)}`;
};

const projects = z.array(z.object({ id: z.string() }));

const options = {
  dataset: { type: 'string', default: defaultDataset },
  visibility: { type: 'string', default: 'public' },
  data: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Creates and lists the projects in the data folder. */
export const project = async (args: string[], host: CommandHost): Promise<void> => {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const { dataset, visibility, data, help } = values;
  const [command, id] = positionals;
  if (help || command === undefined) return console.log(usageOf(host));
  if (command === 'list')
    return withLake(host, { data }, async (call) => {
      for (const found of projects.parse(await call('GET', '/projects'))) console.log(found.id);
    });
  if (command !== 'create' || id === undefined)
    throw new CommandError(`The command or the id is missing.\n\n${usageOf(host)}`);
  return withLake(host, { data }, async (call) => {
    await call('POST', '/projects', { id, dataset, aclMode: visibility });
    console.log(`The project ${id} was created with the ${visibility} dataset ${dataset}.`);
  });
};

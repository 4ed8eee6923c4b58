import { parseArgs } from 'node:util';
import { z } from 'zod';
import { defaultDataset } from '../defaults.ts';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { withLake } from './callLake.ts';
import { folderOption, projectOption } from './usage.ts';

const usageOf = (host: CommandHost): string => {
  const command = host.spell('erase');
  return `${command} --value ADDRESS    everything of the person with this address
${command} --id ID            what a person wrote in one document; the option may be repeated
${command} --list             all erasures: when, what, by whom and why

Erases the data of people outside from documents, history, search index and files. It cannot be undone. Backups made
before still have them: delete these, or restore them with this command's list in place.

  --dataset NAME  ${defaultDataset}
${projectOption(host)}
${folderOption(host)}`;
};

const erasure = z.object({ subject: z.string(), at: z.string(), by: z.string(), cause: z.string() });
const erasedAnswer = z.object({
  erasures: z.array(erasure),
  isCompact: z.boolean(),
  failed: z.array(z.string()),
});
const listAnswer = z.object({ erasures: z.array(erasure) });

const options = {
  value: { type: 'string' },
  id: { type: 'string', multiple: true },
  list: { type: 'boolean', default: false },
  dataset: { type: 'string', default: defaultDataset },
  project: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Erases the data of people outside, and lists erasures. */
export const erase = async (args: string[], host: CommandHost): Promise<void> => {
  const { value, id, list, dataset, help, ...addressed } = parseArgs({ args, options }).values;
  if (help) return console.log(usageOf(host));
  if ([value !== undefined, id !== undefined, list].filter(Boolean).length !== 1)
    throw new CommandError(`Give one of --value, --id and --list.\n\n${usageOf(host)}`);
  const address = `/data/erasures/${encodeURIComponent(dataset)}`;
  await withLake(host, addressed, async (call) => {
    if (list) {
      for (const { at, subject, by, cause } of listAnswer.parse(await call('GET', address)).erasures)
        console.log(`${at}  ${subject}  ${cause}  ${by}`);
      return;
    }
    const asked = value === undefined ? { ids: id } : { value };
    show(erasedAnswer.parse(await call('POST', address, asked)));
  });
};

const show = ({ erasures, isCompact, failed }: z.infer<typeof erasedAnswer>): void => {
  if (erasures.length === 0) console.log('Nothing of this is kept.');
  for (const { subject } of erasures) console.log(`Erased: ${subject}`);
  if (!isCompact) console.log('The files still have parts of it until the next start: restart the lake.');
  for (const folder of failed) console.log(`It may still be in ${folder}: delete this folder.`);
  if (erasures.length > 0)
    console.log('Backups made before still have it. Delete those that you do not need.');
};

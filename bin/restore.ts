import { parseArgs } from 'node:util';
import { restore } from '../sanity/lake/backup/restore.ts';

const usage =
  'npm run restore -- FILE [--data DIR]: puts a backup in the place of the data; stop Copydesk first.';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: process.env.DATA_DIR ?? '.data' } },
});
const [file] = positionals;

try {
  if (file === undefined || positionals.length !== 1) throw new Error(usage);
  const aside = await restore(file, values.data);
  console.log(`${values.data} is as ${file} has it.${aside ? ` What was there is in ${aside}.` : ''}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

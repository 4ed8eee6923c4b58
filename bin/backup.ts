import { parseArgs } from 'node:util';
import { backUp } from '../sanity/lake/backup/backUp.ts';

const usage = 'npm run backup -- FILE [--data DIR]: one consistent file of all data, also while it runs.';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: process.env.DATA_DIR ?? '.data' } },
});
const [file] = positionals;

try {
  if (file === undefined || positionals.length !== 1) throw new Error(usage);
  const bytes = await backUp(values.data, file);
  console.log(`${file}: ${(bytes / 1_048_576).toFixed(1)} MB of ${values.data}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm run bench [-- NAME]`: runs one benchmark, tools/bench/NAME/run.ts, or all. Each prints tables and writes
 * tools/bench/results/NAME.json, with the compared programs measured in the same run.
 */
const folder = path.resolve(import.meta.dirname, './bench');
const known = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'run.ts')));
const [wanted] = process.argv.slice(2);
if (wanted && !known.includes(wanted)) {
  console.error(`There is no benchmark "${wanted}". Choose one of: ${known.join(', ')}.`);
  process.exit(1);
}
for (const name of wanted ? [wanted] : known) {
  console.log(`\n— ${name} —`);
  await import(path.join(folder, name, 'run.ts'));
}

import { CommandError } from 'local-lake/commands';
import type { Verb } from './archive/Verb.ts';
import { runCommand } from './commands/runCommand.ts';

/** Each verb is loaded when it is called, because their libraries are large. */
const verbs: Record<string, () => Promise<Verb>> = {
  export: async () => (await import('./archive/exportStories.ts')).exportStories,
  import: async () => (await import('./archive/importArchive.ts')).importArchive,
};

const usageOfAll = async (): Promise<string> =>
  (await Promise.all(Object.values(verbs).map((load) => load()))).map(({ usage }) => usage).join('\n\n');

await runCommand(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  if (name === '--help') return console.log(await usageOfAll());
  const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!load) throw new CommandError(await usageOfAll());
  const verb = await load();
  if (args.includes('--help')) return console.log(verb.usage);
  await verb.run(args);
});

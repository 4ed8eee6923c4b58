import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * Runs commands of Sanity's command line one after another in one process, because each process takes a second to load
 * it. Answers each message, a list of parameters, with the output, or with the error of a command that failed.
 *
 *     node sanityCommands.ts PROGRAM
 */
const [program = ''] = process.argv.slice(2);
const { run, settings } = (await import(
  pathToFileURL(createRequire(program).resolve('@oclif/core')).href
)) as {
  run: (parameters: string[], url: string) => Promise<unknown>;
  settings: { enableAutoTranspile?: boolean };
};
// As the program itself.
settings.enableAutoTranspile = false;

let output = '';
process.stdout.write = (text: string | Uint8Array): boolean => {
  output += typeof text === 'string' ? text : Buffer.from(text).toString();
  return true;
};

process.on('message', async (parameters: string[]) => {
  output = '';
  process.argv = [process.execPath, program, ...parameters];
  const error = await run(parameters, pathToFileURL(program).href).then(
    () => null,
    (failure: unknown) => (failure instanceof Error ? failure.message : String(failure)),
  );
  process.send?.({ output, error });
});
process.on('disconnect', () => {
  // At exit each command starts another Node process, for statistics that are switched off. Here none can start.
  process.execPath = '/none';
  // The program removes its temporary files at its exit.
  process.exit();
});
process.send?.('ready');

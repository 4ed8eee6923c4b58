import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { openHostedAddress } from '../../src/commands/hosted/hostedAddress.ts';
import { serveTestLake } from '../../src/testing/serveTestLake.ts';

const root = resolve(import.meta.dirname, '../../../..');

const files = {
  'package.json': '{"name": "garden", "type": "module", "dependencies": {"sanity": "*"}}',
  'sanity.cli.ts': `import { defineCliConfig } from 'sanity/cli';
    export default defineCliConfig({
      api: { projectId: 'garden', dataset: 'plants' },
      // Node loads Studio's packages as they are: transforming them takes twenty seconds.
      vite: (config) => ({ ...config, ssr: { noExternal: [] } }),
    });`,
  'sanity.config.ts': `import { defineConfig } from 'sanity';
    export default defineConfig({ projectId: 'garden', dataset: 'plants', schema: { types: [
      { name: 'plant', type: 'document', fields: [{ name: 'title', type: 'string' }] },
    ] } });`,
  'oak.json': '{"_id": "oak", "_type": "plant", "title": "Oak"}',
  'notes.txt': 'An oak likes the sun.',
  'migrations/rename.ts': `import { at, defineMigration, set, unset } from 'sanity/migrate';
    export default defineMigration({
      title: 'Title becomes name',
      documentTypes: ['plant'],
      migrate: { document: ({ title }) => (title ? [at('name', set(title)), at('title', unset())] : []) },
    });`,
};

/** Makes the folder a project of Sanity's command line. */
export const writeSanityProject = (folder: string): void => {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'migrations'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
};

/** Sanity's unmodified command line in a foreign project folder, with a lake as its backend. */
export const openSanityProgram = async () => {
  const lake = await serveTestLake({ project: 'garden', dataset: 'plants' });
  const folder = mkdtempSync(join(tmpdir(), 'lake-cli-'));
  const rejected: string[] = [];
  const hosted = await openHostedAddress(lake.server.port, process.env, (status, call) => {
    if (status >= 400) rejected.push(`${status} ${call}`);
  });
  writeSanityProject(folder);
  const { secret } = lake.server.context.accounts.adminToken;
  const program = realpathSync(join(root, 'node_modules/.bin/sanity'));
  const settings = {
    cwd: folder,
    execPath: join(root, 'node_modules/.bin/node'),
    env: {
      ...hosted.environment,
      NODE_ENV: 'production' as const,
      SANITY_AUTH_TOKEN: secret,
      DO_NOT_TRACK: '1',
      CI: '1',
    },
  };
  const commands = fork(join(import.meta.dirname, 'sanityCommands.ts'), [program], {
    ...settings,
    silent: true,
  });
  let told = '';
  commands.stderr?.on('data', (chunk) => (told += chunk));
  await once(commands, 'message');
  const run = async (parameters: string[]): Promise<{ output: string; error: string | null }> => {
    commands.send(parameters);
    return ((await once(commands, 'message')) as [{ output: string; error: string | null }])[0];
  };
  return {
    lake,
    folder,
    /** Runs the program as a person does, which loads it anew. @throws if it fails. */
    sanityProcess: (...parameters: string[]) =>
      promisify(execFile)(settings.execPath, [program, ...parameters], settings),
    /** The output of a command. @throws if it fails. */
    sanity: async (...parameters: string[]): Promise<string> => {
      const { output, error } = await run(parameters);
      if (error !== null) throw new Error(`sanity ${parameters.join(' ')}: ${error}\n${told}`);
      return output;
    },
    /** The error of a command. @throws if it succeeds. */
    complaint: async (...parameters: string[]): Promise<string> => {
      const { error } = await run(parameters);
      if (error === null) throw new Error(`sanity ${parameters.join(' ')} did not complain`);
      return error;
    },
    /** The error responses of the lake. */
    rejected,
    close: async (): Promise<void> => {
      const ended = once(commands, 'exit');
      commands.disconnect();
      await ended;
      hosted.close();
      await lake.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type SanityProgram = Awaited<ReturnType<typeof openSanityProgram>>;

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { serveTestLake } from '../../src/testing/serveTestLake.ts';
import { stealHostedAddress } from './hostedAddress.ts';

const root = resolve(__dirname, '../../../..');

const files = {
  'package.json': '{"name": "garden", "type": "module", "dependencies": {"sanity": "*"}}',
  'sanity.cli.ts': `import { defineCliConfig } from 'sanity/cli';
    export default defineCliConfig({ api: { projectId: 'garden', dataset: 'plants' } });`,
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

/** Sanity's unmodified command line in a folder of somebody else's, before a lake. */
export const openSanityProgram = async () => {
  const lake = await serveTestLake({ project: 'garden', dataset: 'plants' });
  const folder = mkdtempSync(join(tmpdir(), 'lake-cli-'));
  const hosted = await stealHostedAddress(folder, lake.server.port);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'migrations'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { secret } = lake.server.context.accounts.adminToken;
  const run = (parameters: string[]) =>
    promisify(execFile)(
      join(root, 'node_modules/.bin/node'),
      [join(root, 'node_modules/.bin/sanity'), ...parameters],
      {
        cwd: folder,
        env: {
          ...process.env,
          ...hosted.environment,
          NODE_ENV: 'production',
          SANITY_AUTH_TOKEN: secret,
          DO_NOT_TRACK: '1',
          CI: '1',
        },
      },
    );
  return {
    lake,
    folder,
    /** What it printed. @throws when it ends with an error. */
    sanity: async (...parameters: string[]): Promise<string> => (await run(parameters)).stdout,
    /** What it complained of, in one line. @throws when it does not end with an error. */
    complaint: async (...parameters: string[]): Promise<string> => {
      const complained = await run(parameters).then(
        () => null,
        ({ stderr }: { stderr: string }) => stderr,
      );
      if (complained === null) throw new Error(`sanity ${parameters.join(' ')} did not complain`);
      return complained.replaceAll(/[\s›]+/g, ' ');
    },
    /** What the lake answered with an error. */
    refused: hosted.refused,
    close: async (): Promise<void> => {
      hosted.close();
      await lake.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type SanityProgram = Awaited<ReturnType<typeof openSanityProgram>>;

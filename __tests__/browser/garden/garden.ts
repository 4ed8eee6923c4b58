import { execFile, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createClient, type SanityClient } from '@sanity/client';
import { contentType } from 'mime-types';
import { findFreePort } from '../../../bin/supervisor/ports.ts';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { makeCertificate } from '../../../packages/lake/__tests__/clients/certificate.ts';
import { unpackPacked } from '../../../packages/lake/__tests__/packed/installPacked.ts';

/** An unmodified Studio of another project, and a lake for it from the npm package, which another test installs. */
export type Garden = {
  studio: string;
  /** With the administrator's token. */
  client: SanityClient;
  account: { email: string; oneTimePassword: string };
  close(): Promise<void>;
};

const root = path.resolve(import.meta.dirname, '../../..');
const program = (name: string): string => path.join(root, 'node_modules/.bin', name);

export const openGarden = async (): Promise<Garden> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-garden-'));
  const [port, tlsPort, studioPort] = await Promise.all([findFreePort(), findFreePort(), findFreePort()]);
  const studio = `http://localhost:${studioPort}`;
  const [dist, lake] = await Promise.all([
    buildStudio(folder, `https://localhost:${tlsPort}`),
    startLake(folder, { port, tlsPort, studio }),
  ]);
  const files = await serveFolder(dist, studioPort);
  const apiHost = `http://127.0.0.1:${port}`;
  const token = readFileSync(path.join(folder, 'data/admin-token'), 'utf8');
  const account = await fetch(`${apiHost}/v1/accounts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'gardener@example.org', role: 'administrator' }),
  });
  const { oneTimePassword } = (await account.json()) as { oneTimePassword: string };
  return {
    studio,
    account: { email: 'gardener@example.org', oneTimePassword },
    client: createClient({
      projectId: 'garden',
      dataset: 'plants',
      apiVersion,
      apiHost,
      useProjectHostname: false,
      useCdn: false,
      perspective: 'raw',
      token,
    }),
    close: async () => {
      files.closeAllConnections();
      files.close();
      const ended = new Promise((resolve) => lake.once('exit', resolve));
      lake.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Runs `sanity build` in a separate folder that links these packages. */
const buildStudio = async (folder: string, lakeUrl: string): Promise<string> => {
  const source = path.join(folder, 'studio');
  mkdirSync(source);
  for (const file of ['sanity.cli.ts', 'sanity.config.ts', 'schema.ts'])
    cpSync(path.join(import.meta.dirname, file), path.join(source, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(source, 'node_modules'));
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  writeFileSync(
    path.join(source, 'package.json'),
    JSON.stringify({ name: 'garden', type: 'module', dependencies }),
  );
  await promisify(execFile)(program('node'), [program('sanity'), 'build', '--yes', '--no-minify', 'dist'], {
    cwd: source,
    env: { ...process.env, NODE_ENV: 'production', SANITY_STUDIO_LAKE: lakeUrl },
  });
  return path.join(source, 'dist');
};

const startLake = async (
  folder: string,
  { port, tlsPort, studio }: { port: number; tlsPort: number; studio: string },
) => {
  const { certFile: cert, keyFile: key } = makeCertificate(folder, ['localhost']);
  const options = `--port ${port} --tls-port ${tlsPort} --cert ${cert} --key ${key} --data ${folder}/data --project garden --dataset plants --origin ${studio}`;
  const { program: lakeProgram } = await unpackPacked(folder);
  const lake = spawn(program('node'), [lakeProgram, ...options.split(' ')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    lake.stdout.once('data', () => resolve());
    lake.once('exit', (code) => reject(new Error(`The lake ended with ${code}`)));
  });
  return lake;
};

/** Serves a Studio as a static host does: every path that is not a file gets the app. */
const serveFolder = async (folder: string, port: number) => {
  const server = createServer((request, response) => {
    const asked = path.join(folder, new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path.extname(asked) && existsSync(asked) ? asked : path.join(folder, 'index.html');
    response.setHeader('content-type', contentType(path.basename(file)) || 'application/octet-stream');
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return server;
};

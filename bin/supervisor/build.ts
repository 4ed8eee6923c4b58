import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './Refusal.ts';

const root = path.resolve(import.meta.dirname, '../..');
const stampFile = path.join(root, '.next', 'copydesk-stamp');

/** What the built site is made of. */
const sources = [
  'app',
  'components',
  'instrumentation.ts',
  'lib',
  'public',
  'sanity',
  'next.config.ts',
  'package-lock.json',
  'sanity.config.ts',
  'tsconfig.json',
];

/** Whether `.next` holds a build of exactly these sources. */
export const isBuilt = (): boolean =>
  existsSync(path.join(root, '.next', 'BUILD_ID')) &&
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === stamp();

/**
 * Runs `next build`, saying every few seconds that it goes on.
 *
 * @throws Refusal when the build fails, after Next has said why.
 */
export const build = async (environment: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> => {
  const stampBefore = stamp();
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  console.log('Building the site: about two minutes the first time.');
  const heartbeat = setInterval(() => console.log(`  still building, ${seconds()} s`), 10_000);
  const code = await new Promise<number | null>((resolve, reject) => {
    const next = spawn(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'build'], {
      cwd: root,
      env: { ...environment, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'inherit', 'inherit'],
      signal,
    });
    next.on('error', reject).on('exit', resolve);
  }).finally(() => clearInterval(heartbeat));
  if (code !== 0) throw new Refusal('The site could not be built (Next says why above).');
  writeFileSync(stampFile, stampBefore);
  console.log(`Built in ${seconds()} s.`);
};

/** Changes when a source file or the running Node does. */
const stamp = (): string => {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources) {
    for (const file of listFiles(path.join(root, source))) {
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
};

const listFiles = (entry: string): string[] => {
  if (!existsSync(entry)) return [];
  if (path.extname(entry)) return [entry];
  return readdirSync(entry, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => path.join(file.parentPath, file.name))
    .sort();
};

import { spawn } from 'node:child_process';
import { createHash, hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readEnvironment } from '../../server/environment.ts';
import { formerFile, preparedFiles } from '../../server/theme/prepareTheme.ts';
import { StartError } from './StartError.ts';

const root = path.resolve(import.meta.dirname, '../..');
const nextFolder = path.join(root, '.next');
const stampName = 'copydesk-stamp';

/** The inputs of the build, and the folder of the theme. */
const sources = (): string[] => [
  ...themeSources(readEnvironment().theme),
  'app',
  'components',
  'instrumentation.ts',
  'lib',
  'public',
  'sanity',
  'server',
  'next.config.ts',
  'package-lock.json',
  'sanity.config.ts',
  'tsconfig.json',
];

const prepared = new Set<string>([...preparedFiles, formerFile]);

const themeSources = (file: string): string[] => (file.includes('/') ? [path.dirname(file)] : [file]);

/** Files that `next start` does not read. Only the size of the many source maps is checked. */
const ignored = /^(?:cache|dev|diagnostics|types|trace.*|turbopack|lock|copydesk-stamp)$/;

/** The inputs of a build, and a fingerprint of each of its files. */
const stampSchema = z.object({ sources: z.string(), files: z.record(z.string(), z.string()) });

/** The rest of a sentence that begins with "The build" and says why it is not usable; null if it is. */
export type BuildFlaw = string | null;

/**
 * Checks that `.next` contains a whole build of exactly these sources. A missing or truncated file, for example after
 * an interrupted copy, would break single pages long after the start.
 */
export const findBuildFlaw = (folder = nextFolder): BuildFlaw => {
  const stampFile = path.join(folder, stampName);
  if (!existsSync(path.join(folder, 'BUILD_ID')) && !existsSync(stampFile)) return 'is missing';
  const stamp = readStamp(stampFile);
  if (!stamp) return `is incomplete (.next/${stampName} is missing or damaged)`;
  if (stamp.sources !== stampOfSources())
    return 'was made from other sources or with another version of Node';
  for (const [file, mark] of Object.entries(stamp.files)) {
    const found = markOf(path.join(folder, file));
    if (found !== mark) return `is incomplete (.next/${file} is ${found === null ? 'missing' : 'damaged'})`;
  }
  return null;
};

/** Records the files of the build, so that a later start can find missing ones. */
export const stampBuild = (folder: string, sources: string): void => {
  const files = listBuilt(folder).map((file) => [file, markOf(path.join(folder, file))]);
  writeFileSync(path.join(folder, stampName), JSON.stringify({ sources, files: Object.fromEntries(files) }));
};

/** A symlink to a package counts as one file: npm manages its target. */
const listBuilt = (folder: string, below = ''): string[] =>
  readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(below, entry.name);
    if (ignored.test(file)) return [];
    return entry.isDirectory() ? listBuilt(folder, file) : [file];
  });

const readStamp = (file: string): z.infer<typeof stampSchema> | null => {
  try {
    return stampSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
};

/** Null if the file is missing. A symlink to a package is only checked for a target. */
const markOf = (file: string): string | null => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return null;
  if (found.isDirectory()) return 'package';
  return file.endsWith('.map') ? String(found.size) : hash('sha256', readFileSync(file), 'base64url');
};

/**
 * Runs `next build` and prints progress every few seconds.
 *
 * @throws StartError if the build fails, after Next has printed the cause.
 */
export const build = async (environment: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> => {
  const sourcesBefore = stampOfSources();
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
  if (code !== 0) throw new StartError('The site could not be built. Next printed the cause above.');
  stampBuild(nextFolder, sourcesBefore);
  console.log(`Built in ${seconds()} s.`);
};

/** A hash of the sources and of Node's version. */
export const stampOfSources = (): string => {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources()) {
    for (const file of listFiles(path.join(root, source))) {
      const name = path.relative(root, file);
      if (!prepared.has(name)) hash.update(name).update('\0').update(readFileSync(file)).update('\0');
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

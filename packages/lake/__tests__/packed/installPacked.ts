import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { extract } from 'tar';

/** Tests run from the root of the checkout. */
const root = process.cwd();
/** A registry that does not answer is taken for none. */
const npmMs = 180_000;

const npm = (cwd: string, ...args: string[]) =>
  spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    timeout: npmMs,
    // As npm is typed, and not as a part of the npm that runs the tests.
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)),
    ) as NodeJS.ProcessEnv,
  });

/** Packs a copy of the package, so that nobody who uses the checkout meanwhile sees it in the state of being packed. */
const pack = (folder: string): string => {
  const copy = path.join(folder, 'checkout/packages/lake');
  mkdirSync(path.dirname(copy), { recursive: true });
  cpSync(path.join(root, 'packages/lake'), copy, { recursive: true });
  cpSync(path.join(root, 'tsconfig.json'), path.join(folder, 'checkout/tsconfig.json'));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'checkout/node_modules'));
  const { status, stderr } = npm(copy, 'pack', '--pack-destination', folder);
  if (status !== 0) throw new Error(`npm pack failed: ${stderr}`);
  const file = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (!file) throw new Error('npm pack left no tarball.');
  return path.join(folder, file);
};

/**
 * Packs the package and installs it into an empty folder below `folder`. Where the registry cannot be
 * reached the packages that it needs are those of the checkout, which are the same versions.
 */
export const installPacked = async (folder: string): Promise<{ place: string; program: string }> => {
  const tarball = pack(folder);
  const place = path.join(folder, 'place');
  mkdirSync(place);
  writeFileSync(path.join(place, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const options = [
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--fetch-retries=0',
    '--fetch-timeout=20000',
  ];
  if (npm(place, 'install', ...options, tarball).status !== 0) await unpack(tarball, place);
  return { place, program: path.join(place, 'node_modules/local-lake/bin/local-lake.js') };
};

const unpack = async (tarball: string, place: string): Promise<void> => {
  const installed = path.join(place, 'node_modules/local-lake');
  mkdirSync(installed, { recursive: true });
  await extract({ file: tarball, cwd: installed, strip: 1 });
  symlinkSync(path.join(root, 'node_modules'), path.join(installed, 'node_modules'));
};

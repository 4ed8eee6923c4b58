import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import clientPackage from '@sanity/client/package.json' with { type: 'json' };
import { extract } from 'tar';

/** Tests run from the root of the checkout. */
const root = process.cwd();
/** A registry that does not respond counts as unreachable. */
const npmMs = 180_000;

const npm = (cwd: string, ...args: string[]) =>
  spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    timeout: npmMs,
    // As a separate npm, not as a child of the npm that runs the tests.
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)),
    ) as NodeJS.ProcessEnv,
  });

/** Packs a copy of the package, because packing changes the manifest, which others may read meanwhile. */
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
 * Packs the package and installs it into an empty folder below `folder`, from npm's cache without a network. If the
 * cache lacks dependencies, an installation from the registry fills it before. If the registry cannot be reached, they
 * come from the checkout, in the same versions.
 */
export const installPacked = async (folder: string): Promise<{ place: string; program: string }> => {
  const tarball = pack(folder);
  const place = path.join(folder, 'place');
  if (!install(place, tarball, '--offline')) {
    if (!install(place, tarball, '--prefer-offline')) await unpack(tarball, place);
    else if (!install(place, tarball, '--offline')) throw new Error('npm does not install from its cache.');
  }
  return { place, program: programIn(place) };
};

/** Packs the package and unpacks it, with the dependencies of the checkout. Takes half of the time. */
export const unpackPacked = async (folder: string): Promise<{ program: string }> => {
  const place = path.join(folder, 'place');
  await unpack(pack(folder), place);
  return { program: programIn(place) };
};

const programIn = (place: string): string => path.join(place, 'node_modules/local-lake/bin/local-lake.js');

/** `serveTestLake` needs it, as the README says. */
const client = `@sanity/client@${clientPackage.version}`;

/** Installs the tarball into an empty folder. Returns false if npm cannot. */
const install = (place: string, tarball: string, source: '--offline' | '--prefer-offline'): boolean => {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  writeFileSync(path.join(place, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const options = ['--no-audit', '--no-fund', '--fetch-retries=0', '--fetch-timeout=20000'];
  return npm(place, 'install', source, ...options, tarball, client).status === 0;
};

const unpack = async (tarball: string, place: string): Promise<void> => {
  const installed = path.join(place, 'node_modules/local-lake');
  mkdirSync(installed, { recursive: true });
  await extract({ file: tarball, cwd: installed, strip: 1 });
  symlinkSync(path.join(root, 'node_modules'), path.join(installed, 'node_modules'));
};

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The headless shell comes first: the same engine takes a sixth less processor time without the rest of a browser. */
export const chromiumNames = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** System programs that tests and benchmarks use and npm cannot install. */
const programs: { names: string[]; apt: string; smallerApt?: string }[] = [
  { names: chromiumNames, apt: 'chromium', smallerApt: 'chromium-headless-shell' },
  { names: ['nginx'], apt: 'nginx-light' },
  { names: ['redis-server'], apt: 'redis-server' },
  { names: ['openssl'], apt: 'openssl' },
  { names: ['wrk'], apt: 'wrk' },
];

/** The programs that `npm test` needs. */
export const programsOfTests = ['chromium', 'nginx-light', 'redis-server', 'openssl'];

const folders = [
  ...(process.env.PATH ?? '').split(path.delimiter),
  '/usr/bin',
  '/usr/sbin',
  '/usr/local/bin',
];

/** The path of a program; null if it is not installed. */
export const findProgram = (...names: string[]): string | null => {
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      if (existsSync(file)) return file;
    }
  }
  return null;
};

/**
 * Installs missing programs with apt-get if this user is root.
 *
 * @returns the names of programs that are still missing.
 */
export const installPrograms = (needed: string[]): string[] => {
  const missing = () =>
    programs.filter(({ apt, names }) => needed.includes(apt) && !findProgram(...names)).map(({ apt }) => apt);
  const wanted = missing();
  if (wanted.length === 0) return [];
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return wanted;
  console.log(`Installing ${wanted.join(', ')} with apt-get. This takes a minute or two.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...parameters: string[]) =>
    spawnSync('apt-get', parameters, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  const install = () =>
    apt(
      ...['install', '-y', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0'],
      ...wanted.map((name) => findSmaller(name) ?? name),
    );
  if (!install() && apt('update')) install();
  return missing();
};

/** A package with only what tests need of another one, if this system's sources have it. */
const findSmaller = (name: string): string | null => {
  const smaller = programs.find(({ apt }) => apt === name)?.smallerApt;
  return smaller && spawnSync('apt-cache', ['show', smaller], { stdio: 'ignore' }).status === 0
    ? smaller
    : null;
};

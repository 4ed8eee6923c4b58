import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Chromium as readers have it, with the rest of a browser. */
export const wholeChromiumNames = ['chromium', 'chromium-browser', 'google-chrome'];
/** The headless shell comes first: the same engine takes a sixth less processor time without the rest of a browser. */
export const chromiumNames = ['chromium-headless-shell', ...wholeChromiumNames];

/** System programs that tests and benchmarks use and npm cannot install. */
const programs = {
  chromium: { names: chromiumNames, apt: 'chromium', smallerApt: 'chromium-headless-shell' },
  'the whole chromium': { names: wholeChromiumNames, apt: 'chromium', smallerApt: null },
  nginx: { names: ['nginx'], apt: 'nginx-light', smallerApt: null },
  'redis-server': { names: ['redis-server'], apt: 'redis-server', smallerApt: null },
  openssl: { names: ['openssl'], apt: 'openssl', smallerApt: null },
  wrk: { names: ['wrk'], apt: 'wrk', smallerApt: null },
};
type Program = keyof typeof programs;

/** The programs that `npm test` needs. */
export const programsOfTests: Program[] = ['chromium', 'nginx', 'redis-server', 'openssl'];

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
export const installPrograms = (needed: Program[]): Program[] => {
  const missing = () => needed.filter((name) => !findProgram(...programs[name].names));
  const wanted = missing();
  if (wanted.length === 0) return [];
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return wanted;
  console.log(`Installing ${wanted.join(', ')} with apt-get. This takes a minute or two.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...parameters: string[]) =>
    spawnSync('apt-get', parameters, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  const install = () =>
    apt(...['install', '-y', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0'], ...wanted.map(packageOf));
  if (!install() && apt('update')) install();
  return missing();
};

/** The smaller package if this system's sources have it. */
const packageOf = (name: Program): string => {
  const { apt, smallerApt: smaller } = programs[name];
  return smaller && spawnSync('apt-cache', ['show', smaller], { stdio: 'ignore' }).status === 0
    ? smaller
    : apt;
};

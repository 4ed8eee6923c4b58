import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** What tests and benches drive and the packages cannot bring along. */
const programs = [
  { names: ['chromium', 'chromium-browser', 'google-chrome'], apt: 'chromium' },
  { names: ['nginx'], apt: 'nginx-light' },
  { names: ['redis-server'], apt: 'redis-server' },
  { names: ['openssl'], apt: 'openssl' },
  { names: ['wrk'], apt: 'wrk' },
];

/** What `npm test` needs. */
export const programsOfTests = ['chromium', 'nginx-light', 'redis-server', 'openssl'];

const folders = [
  ...(process.env.PATH ?? '').split(path.delimiter),
  '/usr/bin',
  '/usr/sbin',
  '/usr/local/bin',
];

/** Where a program is; null when it is not installed. */
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
 * Installs what is missing by the system's packages where this account may.
 *
 * @returns the names of what is missing still.
 */
export const installPrograms = (needed: string[]): string[] => {
  const missing = () =>
    programs.filter(({ apt, names }) => needed.includes(apt) && !findProgram(...names)).map(({ apt }) => apt);
  const wanted = missing();
  if (wanted.length === 0) return [];
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return wanted;
  console.log(`Installing ${wanted.join(', ')} by apt-get: a minute or two.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...parameters: string[]) =>
    spawnSync('apt-get', parameters, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0', ...wanted);
  if (!install() && apt('update')) install();
  return missing();
};

/**
 * Runs `bin/<command>.ts` or `tools/<command>.ts` in a fresh clone: installs missing or outdated packages first, then
 * runs the command with Node 24. Plain JavaScript, because it must run on the system's Node 20 before any package is
 * installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { lakeHeap } from './lakeHeap.mjs';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const wantedMajor = 24;

const [command = 'start', ...parameters] = process.argv.slice(2);
const script = ['bin', 'tools']
  .map((folder) => path.join(root, folder, `${command}.ts`))
  .find((file) => existsSync(file));

if (!script) stop(`There is no command "${command}": neither bin nor tools has a ${command}.ts.`);
if (!isInstalled()) await install();
await run(findNode(), [...(command === 'lake' ? lakeHeap : []), script, ...parameters]);

function stop(message) {
  console.error(message);
  process.exit(1);
}

/** Returns true if node_modules matches package-lock.json, except packages for other platforms. */
function isInstalled() {
  const lock = path.join(root, 'package-lock.json');
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages);
  return wanted.every(
    ([name, { version, optional, link }]) => !name || optional || link || present[name]?.version === version,
  );
}

async function install() {
  const begun = Date.now();
  console.error('Installing packages: about two minutes the first time.');
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const heartbeat = setInterval(() => {
    console.error(`  still installing, ${Math.round((Date.now() - begun) / 1000)} s`);
  }, 10_000);
  const code = await new Promise((resolve) => {
    spawn(
      program,
      [...before, 'ci', '--loglevel=error', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
      {
        cwd: root,
        // Keep standard output for the command: `npm run token` prints only the token.
        stdio: ['ignore', 2, 2],
      },
    )
      .on('error', (error) => stop(`npm could not be started (${error.message}). Install npm and try again.`))
      .on('exit', resolve);
  });
  clearInterval(heartbeat);
  if (code !== 0) {
    stop(
      'The packages could not be installed. npm printed the cause above. Check the network and run this again.',
    );
  }
  console.error(`Installed in ${Math.round((Date.now() - begun) / 1000)} s.`);
}

/** Node 24 from node_modules, else the current Node. */
function findNode() {
  const own = path.join(root, 'node_modules', '.bin', 'node');
  const candidates = [...(existsSync(own) ? [own] : []), process.execPath];
  const node = candidates.find((candidate) => {
    const { stdout } = spawnSync(candidate, ['--version'], { encoding: 'utf8' });
    return Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= wantedMajor;
  });
  return (
    node ??
    stop(
      `Copydesk needs Node ${wantedMajor} or newer. This is ${process.version}, and the packaged Node does not run on this system. Install Node from https://nodejs.org/ and try again.`,
    )
  );
}

/** Runs a child to its end: forwards signals to it, and exits with its code or signal. */
async function run(node, args) {
  const child = spawn(node, args, {
    cwd: process.cwd(),
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [path.join(root, 'node_modules', '.bin'), process.env.PATH].filter(Boolean).join(path.delimiter),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithNpm(child);
  child.on('error', (error) => stop(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** If npm is killed, its child gets no signal and would hold its port and data folder. */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  setInterval(() => process.ppid === npm || child.kill('SIGTERM'), 1_000).unref();
}

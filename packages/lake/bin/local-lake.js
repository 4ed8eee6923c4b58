#!/usr/bin/env node
import { existsSync } from 'node:fs';

// This file must run on any Node, to name the version that is needed: no newer syntax.
const neededMajor = 24;
if (Number(process.versions.node.split('.')[0]) < neededMajor) {
  console.error(
    `local-lake needs Node ${neededMajor} or newer, because of its SQLite. This is ${process.version}. Install a newer one from https://nodejs.org/.`,
  );
  process.exit(1);
}
// If npx is killed, its child gets no signal: the lake of `npx local-lake &` would hold its port and data folder. A
// script of `npm run` may end before a lake that it starts in the background.
if (process.env.npm_command === 'exec') {
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
// A checkout has sources, which Node runs directly; the package has compiled files.
const sources = new URL('../src/commands/main.ts', import.meta.url);
await import(existsSync(sources) ? sources.href : new URL('../dist/commands/main.js', import.meta.url).href);

#!/usr/bin/env node
import { existsSync } from 'node:fs';

// As it has to run on any Node, to say which one it needs: nothing that an old one does not know.
const neededMajor = 24;
if (Number(process.versions.node.split('.')[0]) < neededMajor) {
  console.error(
    `local-lake needs Node ${neededMajor} or newer, for its SQLite: this is ${process.version}. Install it from https://nodejs.org/.`,
  );
  process.exit(1);
}
// A checkout has the sources, which Node runs as they are; the package what was compiled from them.
const sources = new URL('../src/commands/main.ts', import.meta.url);
await import(existsSync(sources) ? sources.href : new URL('../dist/commands/main.js', import.meta.url).href);

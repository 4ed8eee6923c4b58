/**
 * Before `npm pack`: compiles the sources, because Node strips no types in node_modules, and writes the compiled files
 * to the manifest. `restore.mjs` undoes both. Plain JavaScript, for the Node that runs npm.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compiled, folder, manifest, sourceManifest } from './paths.mjs';

rmSync(compiled, { recursive: true, force: true });
const require = createRequire(import.meta.url);
const compiler = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', path.join(folder, 'tsconfig.build.json')], {
  stdio: ['ignore', 2, 2],
});
if (status !== 0) process.exit(1);
for (const licence of globSync('**/LICENSE*', { cwd: path.join(folder, 'src') }))
  cpSync(path.join(folder, 'src', licence), path.join(compiled, licence));

// An existing copy is from an interrupted `npm pack`: the manifest beside it is not that of the sources.
if (!existsSync(sourceManifest)) cpSync(manifest, sourceManifest);
const { scripts, ...published } = JSON.parse(readFileSync(sourceManifest, 'utf8'));
const compiledOf = (source, extension) => source.replace(/^\.\/src\//, './dist/').replace(/\.ts$/, extension);
published.exports = Object.fromEntries(
  Object.entries(published.exports).map(([name, target]) => [
    name,
    target.endsWith('.ts')
      ? { types: compiledOf(target, '.d.ts'), default: compiledOf(target, '.js') }
      : target,
  ]),
);
writeFileSync(manifest, `${JSON.stringify({ ...published, scripts }, null, 2)}\n`);

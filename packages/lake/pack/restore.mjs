/** After `npm pack`: the checkout is as it was. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { compiled, manifest, sourceManifest } from './paths.mjs';

if (existsSync(sourceManifest)) renameSync(sourceManifest, manifest);
rmSync(compiled, { recursive: true, force: true });

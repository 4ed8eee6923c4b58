/** After `npm pack`: restores the checkout. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { compiled, manifest, sourceManifest } from './paths.mjs';

if (existsSync(sourceManifest)) renameSync(sourceManifest, manifest);
rmSync(compiled, { recursive: true, force: true });

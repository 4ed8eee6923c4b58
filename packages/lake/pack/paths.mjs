import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const folder = fileURLToPath(new URL('..', import.meta.url));
export const compiled = path.join(folder, 'dist');
export const manifest = path.join(folder, 'package.json');
export const sourceManifest = path.join(folder, '.package.source.json');

import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What `next build` wrote. */
export const buildFolder = path.resolve(import.meta.dirname, '../../.next');

/** Differs between two builds. */
export const readBuildId = (): string => readFileSync(path.join(buildFolder, 'BUILD_ID'), 'utf8');

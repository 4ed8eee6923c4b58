import { extname } from 'node:path';

/** The URL of a module in the same folder as `url`: TypeScript in the sources, JavaScript in the compiled package. */
export const moduleBeside = (name: string, url: string): URL => new URL(`${name}${extname(url)}`, url);

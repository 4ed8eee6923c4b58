import { extname } from 'node:path';

/** The address of a module beside the one of the URL: TypeScript among sources, JavaScript where it was compiled. */
export const moduleBeside = (name: string, url: string): URL => new URL(`${name}${extname(url)}`, url);

export { LakeError } from '../errors.ts';
export { createLake, type OpenLake } from '../lake.ts';
export { type LakeServer, type ServeOptions, serve } from '../serve.ts';
export { loadFile } from '../store/loadFile.ts';
export type { Dataset, LakeOptions } from '../types.ts';

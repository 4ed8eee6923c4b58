export { LakeError } from '../errors.ts';
export { loadFile } from '../import/loadFile.ts';
export { createLake, type OpenLake } from '../lake.ts';
export type { LakeOptions } from '../routes/LakeContext.ts';
export { type LakeServer, type ServeOptions, serve } from '../serve.ts';
export type { Dataset } from '../types/datasets.ts';

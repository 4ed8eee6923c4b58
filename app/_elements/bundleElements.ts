import path from 'node:path';
import { build } from 'rolldown';

/**
 * The modules of custom elements. `file` is the one that pages link to; it loads others where a page needs them. The
 * names are content hashes, so that browsers may cache them forever.
 */
export type ElementsModules = { file: string; codes: Record<string, string> };

const components = path.join(import.meta.dirname, '../../components');

/** Bundles the elements for browsers. next.config.ts calls it, so that a build's pages link to its own bundle. */
export const bundleElements = async (): Promise<ElementsModules> => {
  const names = '[hash:16].js';
  const { output } = await build({
    input: path.join(components, 'elements/elements.ts'),
    output: {
      format: 'esm',
      minify: true,
      entryFileNames: names,
      chunkFileNames: names,
      hashCharacters: 'hex',
    },
    write: false,
    logLevel: 'warn',
  });
  const codes = output.flatMap((chunk) =>
    chunk.type === 'chunk' ? [[chunk.fileName, chunk.code] as const] : [],
  );
  return { file: output[0].fileName, codes: Object.fromEntries(codes) };
};

/** Bundles the worker for reading offline: one script, as not every browser has workers of modules. */
export const bundleWorker = async (): Promise<string> => {
  const { output } = await build({
    input: path.join(components, 'offline/worker.ts'),
    output: { format: 'iife', minify: true },
    write: false,
    logLevel: 'warn',
  });
  return output[0].code;
};

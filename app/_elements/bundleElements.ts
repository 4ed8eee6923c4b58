import { createHash } from 'node:crypto';
import path from 'node:path';
import { build } from 'rolldown';

/** The module of custom elements. Its name has a content hash, so that browsers may cache it forever. */
export type ElementsModule = { file: string; code: string };

/** Bundles the elements for browsers. next.config.ts calls it, so that a build's pages link to its own bundle. */
export const bundleElements = async (): Promise<ElementsModule> => {
  const { output } = await build({
    input: path.join(import.meta.dirname, '../../components/elements/elements.ts'),
    output: { format: 'esm', minify: true },
    write: false,
    logLevel: 'warn',
  });
  const { code } = output[0];
  return { file: `${createHash('sha256').update(code).digest('hex').slice(0, 16)}.js`, code };
};

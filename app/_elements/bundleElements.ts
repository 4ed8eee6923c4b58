import { createHash } from 'node:crypto';
import path from 'node:path';
import { build } from 'rolldown';

/** The module of custom elements: named for its content, so that browsers may keep it for ever. */
export type ElementsModule = { file: string; code: string };

/** Bundles the elements for browsers. Next's config calls it, so that the pages of a build name what it holds. */
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

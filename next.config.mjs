import path from 'node:path';
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js';

// Plain JavaScript, so that Node runs it as it is and with it the TypeScript that it imports: Next would turn a
// next.config.ts into CommonJS, which cannot import modules.
const root = import.meta.dirname;

/**
 * The custom elements' module as two constants of the build; a server that starts has them in it.
 *
 * @param {string} phase
 * @returns {Promise<Record<string, string>>}
 */
const elements = async (phase) => {
  if (phase !== PHASE_PRODUCTION_BUILD && phase !== PHASE_DEVELOPMENT_SERVER) return {};
  const { bundleElements } = await import('./components/elements/bundle.ts');
  const { file, code } = await bundleElements();
  return { ELEMENTS_FILE: file, ELEMENTS_CODE: code };
};

/**
 * @param {string} phase
 * @returns {Promise<import('next').NextConfig>}
 */
const config = async (phase) => ({
  // Rendered pages live in memory, or in Redis among instances; never in .next, where a build made with
  // another dataset would leave its pages behind.
  cacheHandler: path.join(root, 'lib/front/nextCache.ts'),
  cacheMaxMemorySize: 0,
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root },
  // Metadata belongs in the head of the first byte: pages are read without script.
  htmlLimitedBots: /.*/,
  // Run by Node itself, where its requests are not Next's patched fetch, whose cache would hide a publish.
  serverExternalPackages: ['@sanity/client'],
  env: await elements(phase),
});
export default config;

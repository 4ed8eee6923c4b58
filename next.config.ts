import path from 'node:path';
import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js';

const root = process.cwd();

/** The custom elements' module as two constants of the build; a server that starts has them in it. */
const elements = async (phase: string): Promise<Record<string, string>> => {
  if (phase !== PHASE_PRODUCTION_BUILD && phase !== PHASE_DEVELOPMENT_SERVER) return {};
  const { bundleElements } = await import('./app/_elements/bundleElements.ts');
  const { file, code } = await bundleElements();
  return { ELEMENTS_FILE: file, ELEMENTS_CODE: code };
};

const config = async (phase: string): Promise<NextConfig> => ({
  // Rendered pages live in memory, or in Redis among instances; never in .next, where a build made with
  // another dataset would leave its pages behind.
  // While sources change Next keeps nothing.
  ...(phase !== PHASE_DEVELOPMENT_SERVER && { cacheHandler: path.join(root, 'app/_cache/nextCache.ts') }),
  cacheMaxMemorySize: 0,
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root },
  // The lake transforms pictures; Next's own optimiser would be one more door that fetches what a query names.
  images: { unoptimized: true },
  // Metadata belongs in the head of the first byte: pages are read without script.
  htmlLimitedBots: /.*/,
  // Run by Node itself, where its requests are not Next's patched fetch, whose cache would hide a publish.
  serverExternalPackages: ['@sanity/client'],
  rewrites: async () => [{ source: '/articles/:slug.md', destination: '/articles/:slug/markdown' }],
  env: await elements(phase),
});
export default config;

import path from 'node:path';
import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js';

const root = process.cwd();

/** Reads the theme, and writes its style sheet and icons. The theme is a build-time constant. */
const theme = async (phase: string): Promise<Record<string, string>> => {
  if (phase !== PHASE_PRODUCTION_BUILD && phase !== PHASE_DEVELOPMENT_SERVER) return {};
  const { loadTheme } = await import('./server/theme/loadTheme.ts');
  const { prepareTheme } = await import('./server/theme/prepareTheme.ts');
  const read = loadTheme();
  await prepareTheme(read);
  return { BUILT_THEME: JSON.stringify(read) };
};

/** The bundles of the custom elements and of the worker, as build-time constants. */
const elements = async (phase: string): Promise<Record<string, string>> => {
  if (phase !== PHASE_PRODUCTION_BUILD && phase !== PHASE_DEVELOPMENT_SERVER) return {};
  const { bundleElements, bundleWorker } = await import('./app/_elements/bundleElements.ts');
  const { file, codes } = await bundleElements();
  return {
    ELEMENTS_FILE: file,
    ELEMENTS_CODES: JSON.stringify(codes),
    OFFLINE_WORKER: await bundleWorker(),
  };
};

/**
 * A preview waits for a server that is away. Without this it would become the browser's error page. Development prints a
 * notice for it, and goes without.
 */
const experimental: NextConfig['experimental'] = { useOffline: true };

/**
 * Without type check, source maps and a cache for the next build, a build takes 142 instead of 200 s of processor time
 * and 58 instead of 494 MB. `npm test` checks the types, and nothing reads the source maps.
 */
const leanBuild: NextConfig = {
  typescript: { ignoreBuildErrors: true },
  experimental: {
    ...experimental,
    turbopackFileSystemCacheForBuild: false,
    turbopackSourceMaps: false,
    turbopackInputSourceMaps: false,
  },
};

/** Large packages that Node loads sooner than Next compiles them, for the first page in development. */
const readyPackages = ['redis', 'zod'];

const config = async (phase: string): Promise<NextConfig> => ({
  // Rendered pages are cached in memory or Redis, never in .next, which could contain pages of another dataset. In
  // development nothing is cached.
  ...(phase !== PHASE_DEVELOPMENT_SERVER && { cacheHandler: path.join(root, 'app/_cache/nextCache.ts') }),
  cacheMaxMemorySize: 0,
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root },
  // The lake transforms pictures. Next's optimiser would fetch addresses from a query.
  images: { unoptimized: true },
  // Metadata must be in the head of the HTML, because pages are read without script.
  htmlLimitedBots: /.*/,
  // Loaded by Node, so that it does not use Next's patched fetch, whose cache would hide a publish.
  serverExternalPackages: ['@sanity/client', ...(phase === PHASE_DEVELOPMENT_SERVER ? readyPackages : [])],
  // A slug `..` would lead to another route.
  rewrites: async () => [
    { source: '/articles/:slug([^.][^/]*).md', destination: '/articles/:slug/markdown' },
    { source: '/articles/:slug([^.][^/]*).json', destination: '/articles/:slug/ninjs' },
  ],
  env: { ...(await elements(phase)), ...(await theme(phase)) },
  ...(phase !== PHASE_DEVELOPMENT_SERVER && { experimental }),
  ...(phase === PHASE_PRODUCTION_BUILD && leanBuild),
});
export default config;

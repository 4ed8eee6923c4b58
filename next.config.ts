import path from 'node:path';
import type { NextConfig } from 'next';

const root = import.meta.dirname;

const config: NextConfig = {
  // Rendered pages live in memory, or in Redis among instances; never in .next, where a build made with
  // another dataset would leave its pages behind.
  cacheHandler: path.join(root, 'lib/front/nextCache.ts'),
  cacheMaxMemorySize: 0,
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root },
  // Metadata belongs in the head of the first byte: pages are read without script.
  htmlLimitedBots: /.*/,
};

export default config;

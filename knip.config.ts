import type { KnipConfig } from 'knip';

/** Packages that a style sheet takes fonts from, by their path in node_modules. */
const packagesIn = (css: string): string =>
  [...css.matchAll(/node_modules\/((?:@[^/"]+\/)?[^/"]+)/g)]
    .map(([, name]) => `import '${name}';`)
    .join('\n');

/** `npm run check` fails on files, exports and packages that nothing uses. */
export default {
  workspaces: {
    '.': {
      // Started as processes, or named to a bundler: nothing imports them.
      entry: [
        'bin/*.{ts,mjs}',
        'bin/supervisor/parentWatchdog.mjs',
        'tools/testing/*.mjs',
        'edge/{serve,workers}.ts',
        'tools/*.ts',
        'tools/bench/*/run.ts',
        'tools/bench/lake/measure.ts',
        'tools/bench/strangers/{attack,lake}.ts',
        'sanity/seed/build.ts',
        'sanity/seed/drawings/draw.ts',
        'app/_cache/nextCache.ts',
        'components/elements/elements.ts',
      ],
      project: ['**/*.{ts,tsx,mjs,css}', '!packages/**'],
      ignoreDependencies: [
        // Next brings it.
        'server-only',
        // The parser of dependency-cruiser, which cannot read TypeScript 7.
        '@swc/core',
      ],
      // Programs of the system.
      ignoreBinaries: ['apt-get', 'mount', 'umount', 'wrk'],
    },
    'packages/lake': {
      // Started by the package's program, as threads and as processes.
      entry: [
        'src/commands/main.ts',
        'src/assets/decoder/process.ts',
        'src/query/worker/thread.ts',
        'src/strangers/{errandThread,streamThread}.ts',
      ],
      project: ['**/*.{ts,css}'],
      // Only its tools for tests hand out a client.
      ignoreDependencies: ['@sanity/client'],
      // Its tests make certificates.
      ignoreBinaries: ['openssl'],
    },
  },
  compilers: { css: packagesIn },
} satisfies KnipConfig;

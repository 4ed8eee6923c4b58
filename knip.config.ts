import type { KnipConfig } from 'knip';

/** Font packages that a style sheet uses by their path in node_modules. */
const packagesIn = (css: string): string =>
  [...css.matchAll(/node_modules\/((?:@[^/"]+\/)?[^/"]+)/g)]
    .map(([, name]) => `import '${name}';`)
    .join('\n');

/** `npm run check` fails on files, exports and packages that nothing uses. */
export default {
  workspaces: {
    '.': {
      // Started as processes or passed to a bundler, so nothing imports them.
      entry: [
        'bin/*.{ts,mjs}',
        'bin/supervisor/parentWatchdog.mjs',
        'tools/testing/*.mjs',
        'edge/{serve,workers}.ts',
        'tools/*.ts',
        'tools/bench/*/run.ts',
        'tools/mutants/{MutantRunner.ts,compileMutants.ts,stopAfterFailure.ts,jest.config.mjs}',
        'tools/bench/lake/measure.ts',
        'tools/bench/{accounts/{attacker,lake},anonymous/{attack,flood,lake}}.ts',
        'sanity/seed/build.ts',
        'sanity/seed/drawings/draw.ts',
        'app/_cache/nextCache.ts',
        'components/elements/elements.ts',
        // Named by a variable.
        'examples/*/theme.ts',
        '__tests__/fixtures/themes/*',
        // Named by a theme.
        'components/styles/{fonts,fonts/fallbacks}.css',
        'examples/*/faces.css',
        'components/offline/worker.ts',
      ],
      project: ['**/*.{ts,tsx,mjs,css}', '!packages/**'],
      ignoreDependencies: [
        // Part of Next.
        'server-only',
        // The parser of dependency-cruiser, which cannot read TypeScript 7.
        '@swc/core',
        // The policy resolves them by the language of a text.
        /^dictionary-/,
        // A file of its vocabulary is read by tests.
        '@vocabulary/schema',
      ],
      // System programs.
      ignoreBinaries: ['apt-cache', 'apt-get', 'mount', 'umount', 'wrk'],
    },
    'packages/lake': {
      // Started by the package's program, as threads and as processes.
      entry: [
        'src/commands/main.ts',
        'src/assets/decoder/process.ts',
        'src/{query/worker,reads}/thread.ts',
        'src/anonymous/{taskWorker,streamWorker}.ts',
      ],
      project: ['**/*.{ts,css}'],
      // Only `local-lake/testing` creates clients.
      ignoreDependencies: ['@sanity/client'],
    },
  },
  compilers: { css: packagesIn },
} satisfies KnipConfig;

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import nextJest from 'next/jest.js';

/** Packages that ship ES modules only, which Jest has to transform. */
const esm =
  'next-sanity|@sanity|@portabletext|groq|groq-js|get-it|sanity-client-7|nanoid|eventsource|eventsource-parser|obug|mendoza|hono|@hono|httpxy|htmlparser2|domhandler|domutils|domelementtype|dom-serializer|entities|lru-cache|rate-limiter-flexible|isbot|linkedom|uhyphen|uuid|@turf|@fortedigital|fast-check|pure-rand|p-limit|yocto-queue|content-disposition|css-select|css-what|nth-check|boolbase|cssomnom|feed|openid-client|oauth4webapi|jose|parse5|marked|marked-footnote|@exodus|unified|retext-[a-z-]+|nlcst-[a-z-]+|parse-english|parse-latin|unist-util-[a-z-]+|vfile|vfile-message|bail|trough|devlop|is-plain-obj|array-iterate|mdast-util-[a-z-]+|micromark|micromark-[a-z-]+|ccount|escape-string-regexp|markdown-table|longest-streak|modern-tar|transliteration|zwitch|decode-named-character-reference|character-entities|use-intl|icu-minify|intl-messageformat|@formatjs';

/** These are for bundlers: their packages have no entry for `require`. */
const moduleNameMapper = {
  '^linkedom/worker$': '<rootDir>/node_modules/linkedom/worker.js',
  '^(d3-[a-z-]+)$': '<rootDir>/node_modules/$1/dist/$1.js',
};

const project = async (displayName, testEnvironment, testMatch, more = {}) => {
  const config = await nextJest({ dir: './' })({ testEnvironment, testMatch, moduleNameMapper, ...more })();
  config.displayName = displayName;
  // The folder of temporary files may be in memory.
  config.cacheDirectory = '<rootDir>/node_modules/.cache/jest';
  config.transformIgnorePatterns = [`/node_modules/(?!(${esm})(/|$))`, '^.+\\.module\\.(css|sass|scss)$'];
  return config;
};

/** Property tests that render thousands of pages. */
const pages = '\\.property\\.test\\.tsx$';
const nodeTests = ['__tests__/**/*.test.ts', 'packages/*/__tests__/**/*.test.ts'];
const matches = nodeTests.map((pattern) => `<rootDir>/${pattern}`);

/**
 * Whether a test needs globals and modules of its own: it uses Jest's clock or spies, itself or by `comeDue`, or says why in
 * a comment.
 */
const isSandboxed = (file) =>
  /\bjest\.|comeDue|@sandboxed/.test(readFileSync(path.join(import.meta.dirname, file), 'utf8'));

const sandboxed = globSync(nodeTests, { cwd: import.meta.dirname }).filter(isSandboxed);

/** Tests that Node runs as it runs the product. The files of a worker share globals and modules, which saves half of their time. */
const unsandboxed = {
  displayName: 'node',
  runner: 'jest-light-runner/child-process',
  testMatch: matches,
  testPathIgnorePatterns: sandboxed.map((file) => `/${file.replaceAll('.', '\\.')}$`),
  transform: {},
  setupFilesAfterEnv: ['<rootDir>/__tests__/setup.node.ts'],
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
};

/** @param sandboxAll gives a sandbox also to the tests that need none. */
export default async ({ sandboxAll = false } = {}) => ({
  // Tests wait for a state. The limit only ends a test that hangs.
  testTimeout: 600_000,
  testSequencer: './tools/testing/SlowFirst.mjs',
  reporters: ['default', './tools/testing/EndHanging.mjs'],
  projects: [
    ...(sandboxAll ? [] : [unsandboxed]),
    await project('sandbox', 'node', sandboxAll ? matches : sandboxed.map((file) => `<rootDir>/${file}`)),
    await project(
      'components',
      'jsdom',
      ['<rootDir>/__tests__/**/*.test.tsx', '<rootDir>/packages/*/__tests__/**/*.test.tsx'],
      {
        setupFilesAfterEnv: ['<rootDir>/__tests__/setup.components.ts'],
        testPathIgnorePatterns: ['/node_modules/', '/.next/', pages],
      },
    ),
    await project('pages', 'node', ['<rootDir>/__tests__/**/*.property.test.tsx'], {
      setupFiles: ['<rootDir>/__tests__/setup.pages.ts'],
    }),
  ],
});

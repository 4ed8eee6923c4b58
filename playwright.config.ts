import { defineConfig } from '@playwright/test';
import { chromiumNames, findProgram } from './tools/testing/systemPrograms.ts';

/** For every wait. A long limit, because a busy machine is slow. */
const waitTimeoutMs = 60_000;

// Only the whole browser has windows, for `--debug`.
const chromium = findProgram(
  ...chromiumNames.filter((name) => !process.env.PWDEBUG || !/headless/.test(name)),
);

/** Browser tests. Traces of failed tests are in `test-results`; `npx playwright show-trace` opens one. */
export default defineConfig({
  testDir: '__tests__/browser',
  // Slow files first, so that no worker runs one alone at the end. A worker, and its product, serves one project only.
  projects: [
    // Studio's tests use a processor each. The others often wait for processes and timeouts.
    { name: 'studio', testMatch: 'studio/**/*.browser.ts', workers: 2 },
    { name: 'site', testMatch: '{operations,readers}/**/*.browser.ts' },
  ],
  globalSetup: './__tests__/browser/harness/globalSetup.ts',
  outputDir: 'test-results',
  // Each worker starts its own product.
  workers: 3,
  // Each wait has its own limit; the longest tests open Studio three times.
  timeout: 15 * waitTimeoutMs,
  expect: { timeout: waitTimeoutMs, toPass: { timeout: waitTimeoutMs } },
  reporter: 'list',
  reportSlowTests: null,
  use: {
    // The screencast takes as much processor time as Studio itself, and copies of its document a quarter of that. A
    // failed test has a picture of its pages; `--trace on` records everything.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    actionTimeout: waitTimeoutMs,
    navigationTimeout: waitTimeoutMs,
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

import { defineConfig } from '@playwright/test';
import { findProgram } from './tools/testing/systemPrograms.ts';

/** For every wait: a test that fails may take its time, and one on a busy machine needs it. */
const patienceMs = 60_000;

const chromium = findProgram('chromium', 'chromium-browser', 'google-chrome');

/** Browser tests. Traces of what failed lie in `test-results`; `npx playwright show-trace` opens one. */
export default defineConfig({
  testDir: '__tests__/browser',
  testMatch: '**/*.browser.ts',
  globalSetup: './__tests__/browser/harness/globalSetup.ts',
  outputDir: 'test-results',
  // Each has a product of its own: two fit on two cores, since much of a test is waiting.
  workers: 2,
  // Each wait has its own limit; the longest tests open Studio three times.
  timeout: 15 * patienceMs,
  expect: { timeout: patienceMs, toPass: { timeout: patienceMs } },
  reporter: 'list',
  reportSlowTests: null,
  use: {
    trace: 'retain-on-failure',
    actionTimeout: patienceMs,
    navigationTimeout: patienceMs,
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

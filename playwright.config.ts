import { defineConfig } from '@playwright/test';
import { findProgram } from './tools/testing/systemPrograms.ts';

/** For every wait. A long limit, because a busy machine is slow. */
const waitTimeoutMs = 60_000;

const chromium = findProgram('chromium', 'chromium-browser', 'google-chrome');

/** Browser tests. Traces of failed tests are in `test-results`; `npx playwright show-trace` opens one. */
export default defineConfig({
  // Slow files first, so that no worker runs one alone at the end.
  projects: ['studio', 'operations', 'readers'].map((name) => ({
    name,
    testDir: `__tests__/browser/${name}`,
    testMatch: '**/*.browser.ts',
    // Studio's tests use a processor each. The others often wait for processes and timeouts.
    ...(name === 'studio' && { workers: 2 }),
  })),
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
    // The screencast takes as much processor time as Studio itself.
    trace: { mode: 'retain-on-failure', screenshots: false },
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

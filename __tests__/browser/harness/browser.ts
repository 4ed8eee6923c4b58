import { readFileSync } from 'node:fs';
import { createClient, type SanityClient } from '@sanity/client';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { findProgram } from '../../../tools/testing/systemPrograms.ts';
import { sessionToken } from './accounts.ts';

export type Account = 'journalist' | 'editor' | 'second-editor';

type UnderTest = { origin: string; dataDir: string; passwords: Record<string, string> };

const underTest: UnderTest = JSON.parse(readFileSync(process.env.COPYDESK_UNDER_TEST ?? '', 'utf8'));

export const { origin, dataDir } = underTest;

/** A person's browser says nothing of being headless: the view count would not count it. */
export const personAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

let browser: Browser | null = null;
const contexts: BrowserContext[] = [];
let openedBefore = 0;
beforeEach(() => {
  openedBefore = contexts.length;
});
/** A Studio that stays open goes on working, and slows the tests that follow. */
afterEach(async () => {
  await Promise.all(contexts.splice(openedBefore).map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  browser = null;
});

/** A page in a context of its own: nothing is shared with another test. */
export const newPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
  const executablePath = findProgram('chromium', 'chromium-browser', 'google-chrome');
  browser ??= await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  contexts.push(context);
  return context.newPage();
};

const emailOf = (account: Account): string => `${account}@example.org`;
export const passwordOf = (account: Account): string => underTest.passwords[emailOf(account)] ?? '';

/** Opens Studio and signs in by its own page; ends when the desk is there. */
export const signIn = async (page: Page, account: Account): Promise<void> => {
  await page.goto('/studio');
  await page.getByLabel('Email').fill(emailOf(account), { timeout: 60_000 });
  await page.getByLabel('Password').fill(passwordOf(account));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByTestId('studio-navbar')
    .or(page.locator('[data-ui="Navbar"]'))
    .first()
    .waitFor({ timeout: 60_000 });
};

/** A client of a product's lake, through the edge as anybody would. */
export const clientAt = (address: string, token: string): SanityClient =>
  createClient({
    projectId: 'copydesk',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: `${address}/lake`,
    useProjectHostname: false,
    useCdn: false,
    token,
  });

/** A client that acts in the name of an account. */
export const clientOf = async (account: Account): Promise<SanityClient> =>
  clientAt(origin, await sessionToken(origin, emailOf(account), passwordOf(account)));

/**
 * Asks again until it holds.
 *
 * @returns milliseconds that it took.
 * @throws with the last answer when the time is over.
 */
export const eventually = async (holds: () => Promise<boolean>, timeoutMs = 10_000): Promise<number> => {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > timeoutMs)
      throw new Error(`It did not come true within ${timeoutMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return Math.round(performance.now() - begun);
};

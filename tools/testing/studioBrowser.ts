import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { chromiumNames, findProgram } from './systemPrograms.ts';

/** Limit of each wait. */
export const waitTimeoutMs = 60_000;

type Account = { email: string; password: string; name: string; role: string };
type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** @throws Error if Chromium is not installed. */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = findProgram(...chromiumNames);
  if (!executablePath) throw new Error('Chromium is not installed. Install it and run this again.');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
  });
};

/** Adds an account and signs in with the form. @returns what the browser keeps of it. */
export const signInAsNew = async (
  { browser, admin, origin }: { browser: Browser; admin: SanityClient; origin: string },
  account: Account,
): Promise<Session> => {
  await admin.request({ method: 'POST', url: '/accounts', body: account });
  const page = await openPage(await browser.newContext());
  await page.goto(`${origin}/studio`);
  await page.getByLabel('Email').fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await desk(page).waitFor();
  const session = await page.context().storageState();
  await page.context().close();
  return session;
};

/** A browser that has the session, and nothing in its caches. */
export const newContext = (
  browser: Browser,
  session: Session,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> =>
  browser.newContext({
    storageState: session,
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });

export const openPage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  page.setDefaultTimeout(waitTimeoutMs);
  return page;
};

/** The desk is there when its lists can be chosen. */
export const desk = (page: Page) => page.getByRole('link', { name: 'My drafts' });

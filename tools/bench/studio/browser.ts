import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { findProgram } from '../../testing/systemPrograms.ts';

/** Limit of each wait. */
const waitTimeoutMs = 60_000;

export type Account = { email: string; password: string };
type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** @throws Error if Chromium is not installed. */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = findProgram('chromium', 'chromium-browser', 'google-chrome');
  if (!executablePath) throw new Error('The benchmark needs Chromium. Install it and run it again.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
};

/** Signs in with the form, once. @returns what the browser keeps of it. */
export const signIn = async (
  browser: Browser,
  origin: string,
  { email, password }: Account,
): Promise<State> => {
  const page = await openPage(await browser.newContext());
  await page.goto(`${origin}/studio`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await desk(page).waitFor();
  const state = await page.context().storageState();
  await page.context().close();
  return state;
};

/** A browser that has the session, and nothing in its caches. */
export const newContext = (browser: Browser, storageState: State): Promise<BrowserContext> =>
  browser.newContext({ storageState, viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });

export const openPage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  page.setDefaultTimeout(waitTimeoutMs);
  return page;
};

/** The desk is there when its lists can be chosen. */
export const desk = (page: Page) => page.getByRole('link', { name: 'My drafts' });

import { type Browser, chromium } from '@playwright/test';
import { findProgram, wholeChromiumNames } from '../../testing/systemPrograms.ts';

/** The phone of Lighthouse's mobile preset. */
const phone = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};

/** After the load: pictures and fonts that come later, and links that are loaded ahead. */
const settleMs = 2_000;

/** Chromium as readers have it. Playwright switches the page cache for the way back off. */
export const launchAsReader = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findProgram(...wholeChromiumNames) ?? '',
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: ['--no-sandbox', '--disable-gpu', '--headless=new'],
  });

export type Weight = { requests: number; bytes: Record<string, number>; withoutPictures: number };

/** What a first visit transfers: requests, and bytes by kind with their headers. */
export const weigh = async (browser: Browser, url: string): Promise<Weight> => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  await client.send('Network.enable');
  client.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (!request.url.startsWith('data:')) kinds.set(requestId, (type ?? 'Other').toLowerCase());
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind) bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(settleMs);
  await context.close();
  const { image = 0, ...others } = bytes;
  const withoutPictures = Object.values(others).reduce((sum, one) => sum + one, 0);
  return { requests: kinds.size, bytes: { ...others, image }, withoutPictures };
};

/** Leaves a page by a link and goes back. @returns null if the browser kept it, otherwise its reasons. */
export const findWhyNotKept = async (browser: Browser, url: string): Promise<string | null> => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(settleMs);
  await page.evaluate(() => document.documentElement.setAttribute('data-kept', ''));
  await page.evaluate(() => document.querySelector<HTMLAnchorElement>('footer a[href^="/pages/"]')?.click());
  await page.waitForURL((now) => now.href !== url);
  await page.waitForLoadState('load');
  await page.evaluate(() => history.back());
  await page.waitForURL(url, { waitUntil: 'commit' });
  const reasons = await page.evaluate(() => {
    if (document.documentElement.hasAttribute('data-kept')) return null;
    const [entry] = performance.getEntriesByType('navigation');
    return JSON.stringify(entry && 'notRestoredReasons' in entry ? entry.notRestoredReasons : 'unknown');
  });
  await context.close();
  return reasons;
};

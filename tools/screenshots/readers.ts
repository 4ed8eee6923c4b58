import type { Browser } from '@playwright/test';
import { CommandError } from 'local-lake/commands';
import { save } from './save.ts';

const story = '/articles/microsoft-withdraws-services-from-unit-8200';
const desktop = { width: 1360, height: 940 };
const phone = { width: 390, height: 844 };

type Shot = { name: string; path: string; viewport: typeof desktop; colorScheme?: 'light' | 'dark' };
const shots: Shot[] = [
  { name: 'front', path: '/', viewport: desktop },
  { name: 'story-phone', path: story, viewport: phone, colorScheme: 'dark' },
  { name: 'corrections', path: '/corrections', viewport: desktop },
];

type Options = { browser: Browser; origin: string; folder: string };

/** Takes the pictures of what readers see. @throws CommandError if a page is not served. */
export const takeReadersPictures = (options: Options): Promise<void> => takeShots(options, shots);

/** Takes a front and the story that leads it, on a desk and in dark colours on a phone. */
export const takeThemePictures = async ({ browser, origin, folder }: Options): Promise<void> => {
  const page = await browser.newPage();
  await page.goto(origin);
  const lead = await page.locator('.lead .headline a').first().getAttribute('href');
  await page.close();
  const pages = { front: '/', story: lead ?? '/' };
  await takeShots(
    { browser, origin, folder },
    Object.entries(pages).flatMap(([name, path]): Shot[] => [
      { name, path, viewport: desktop },
      { name: `${name}-phone`, path, viewport: phone, colorScheme: 'dark' },
    ]),
  );
};

const takeShots = async ({ browser, origin, folder }: Options, list: Shot[]): Promise<void> => {
  for (const { name, path, viewport, colorScheme = 'light' } of list) {
    const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
    const response = await page.goto(origin + path, { waitUntil: 'networkidle' });
    if (!response?.ok()) throw new CommandError(`${origin}${path} answered ${response?.status()}.`);
    await save(page, folder, name);
    await page.close();
  }
};

import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { CommandError, withLake } from 'local-lake/commands';
import sharp from 'sharp';
import { z } from 'zod';
import { lakeHost } from '../bin/commands/lakeHost.ts';
import { runCommand } from '../bin/commands/runCommand.ts';
import { readEnvironment } from '../server/environment.ts';
import { findProgram } from './testing/systemPrograms.ts';

const usage = `npm run screenshots    takes pictures of a running Copydesk for the README, into docs/screenshots

  --data DIR   the lake's folder (DATA_DIR/lake)`;

const story = '/articles/microsoft-withdraws-services-from-unit-8200';
const desktop = { width: 1360, height: 940 };
const phone = { width: 390, height: 844 };

type Shot = { name: string; path: string; viewport: typeof desktop; colorScheme?: 'light' | 'dark' };
const shots: Shot[] = [
  { name: 'front', path: '/', viewport: desktop },
  { name: 'story-phone', path: story, viewport: phone, colorScheme: 'dark' },
  { name: 'corrections', path: '/corrections', viewport: desktop },
];

const folder = 'docs/screenshots';
/** A temporary account for the pictures of Studio. */
const photographer = { email: 'photographer@example.org', role: 'editor', name: 'A. Editor' };
const withPassword = z.object({ oneTimePassword: z.string() });

const shoot = async (
  browser: Browser,
  siteUrl: string,
  { name, path, viewport, colorScheme = 'light' }: Shot,
): Promise<void> => {
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
  const response = await page.goto(siteUrl + path, { waitUntil: 'networkidle' });
  if (!response?.ok()) throw new CommandError(`${siteUrl}${path} answered ${response?.status()}.`);
  await save(page, name);
};

const save = async (page: Page, name: string): Promise<void> => {
  await page.evaluate(() => document.fonts.ready);
  // A palette needs a third of the bytes, which every clone downloads.
  await sharp(await page.screenshot())
    .png({ palette: true, quality: 90 })
    .toFile(`${folder}/${name}.png`);
  console.log(`${folder}/${name}.png`);
  await page.close();
};

const signIn = async (page: Page, password: string): Promise<void> => {
  await page.getByLabel('Email').fill(photographer.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel(/new password/i).fill(`${password}-of-my-own`);
  await page.getByRole('button').last().click();
};

const shootStudio = async (browser: Browser, siteUrl: string, password: string): Promise<void> => {
  const page = await browser.newPage({ viewport: desktop, colorScheme: 'light', reducedMotion: 'reduce' });
  page.setDefaultTimeout(60_000);
  await page.goto(`${siteUrl}/studio/intent/edit/id=article-microsoft-unit-8200;type=article`);
  const entry = page.getByRole('link', { name: /newsroom account/i });
  if (
    await entry
      .or(page.getByLabel('Email'))
      .first()
      .isVisible({ timeout: 60_000 })
      .catch(() => false)
  )
    await entry.click().catch(() => {});
  await signIn(page, password);
  await page.getByRole('textbox', { name: 'Headline' }).waitFor();
  await page.waitForLoadState('networkidle').catch(() => {});
  await save(page, 'studio');
};

await runCommand(async () => {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(usage);
  const { siteUrl } = readEnvironment();
  const executablePath = findProgram('chromium', 'chromium-browser', 'google-chrome');
  if (!executablePath) throw new CommandError('Chromium is not installed. Install it to take the pictures.');
  const health = await fetch(`${siteUrl}/healthz`).catch(() => null);
  if (!health?.ok) throw new CommandError(`Copydesk does not answer at ${siteUrl}. Run npm start first.`);
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
  });
  try {
    for (const shot of shots) await shoot(browser, siteUrl, shot);
    await withLake(lakeHost, { data: values.data }, async (call) => {
      const { oneTimePassword } = withPassword.parse(await call('POST', '/accounts', photographer));
      await shootStudio(browser, siteUrl, oneTimePassword).finally(() =>
        call('DELETE', `/accounts/${encodeURIComponent(photographer.email)}`),
      );
    });
  } finally {
    await browser.close();
  }
});

import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { addAccount, sessionId, sessionToken } from '../harness/accounts.ts';
import { publishStory } from '../harness/newsroom.ts';
import { field, newStudioPage, openDocument, openList, write } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

/** Signs out by Studio's menu, and waits for the page that says so. */
const signOut = async (page: Page): Promise<void> => {
  await page.locator('#user-menu').click();
  await page.getByRole('menuitem', { name: /sign out/i }).click();
  await expect(page.getByText('You have signed out.')).toBeVisible();
};

/** Makes the sessions of an account expire. */
const endSessions = (dataDir: string, email: string): void => {
  const accounts = new DatabaseSync(path.join(dataDir, 'lake/accounts.sqlite'));
  accounts
    .prepare('update session set expires_at = ? where user_id = (select id from user where email = ?)')
    .run(Date.now() - 1, email);
  accounts.close();
};

test.describe('a session that ends while a person writes', () => {
  test('is reported without losing input, and continues after signing in again until signing out', async ({
    browser,
    newsroom: { editor },
    product,
  }) => {
    const id = 'a-mill-and-a-month';
    await publishStory(editor, id);
    const account = await addAccount(product, 'editor');
    const token = await sessionToken(product.origin, account);
    const page = await newStudioPage(browser, product.origin, token);
    await openDocument(page, 'live', id);
    await expect(field(page, 'headline').locator('input:not([readonly])')).toBeVisible();
    // Before the input arrives: Studio makes its fields read-only as soon as it notices.
    await page.route(
      /\/data\/(?:mutate|actions)\//,
      (route) => {
        endSessions(product.dataDir, account.email);
        return route.continue();
      },
      { times: 1 },
    );
    await write(page, 'headline', 'Typed when the month was over');
    await expect(page.getByText('Your session has ended')).toBeVisible();
    await expect(page.getByText('Your text is safe.')).toBeVisible();

    const opened = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Sign in again' }).click();
    const popup = await opened;
    await popup.getByLabel('Email').fill(account.email);
    await popup.getByLabel('Password').fill(account.password);
    await Promise.all([popup.waitForEvent('close'), popup.getByRole('button', { name: 'Sign in' }).click()]);
    await expect(page.getByText('Your session has ended')).toBeHidden();
    const headline = field(page, 'headline').locator('input');
    await expect(headline).toHaveValue('Typed when the month was over');
    await write(page, 'headline', 'Typed in the new month');
    await expect
      .poll(() => editor.getDocument(`drafts.${id}`))
      .toMatchObject({ headline: 'Typed in the new month' });
    await signOut(page);
    await page.context().close();
  });
});

test.describe('a link with the id of somebody else’s sign-in', () => {
  test('signs nobody in', async ({ browser, product }) => {
    const { origin } = product;
    const sid = await sessionId(origin, await addAccount(product, 'editor'));
    const page = await browser.newPage();
    await page.goto(`${origin}/studio#sid=${sid}`);
    await expect(page.getByLabel('Email')).toBeVisible();
    await page.close();
  });
});

test.describe('signing out', () => {
  test('ends the session in the lake and shows the sign-in page without an error', async ({
    browser,
    product,
  }) => {
    const token = await sessionToken(product.origin, await addAccount(product, 'editor'));
    const page = await newStudioPage(browser, product.origin, token);
    await openList(page, 'my-drafts');
    await signOut(page);
    await expect(page.getByText(/session/i)).toHaveCount(0);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await page.request.get(`/lake/v${apiVersion}/users/me`, { headers });
    expect(answer.status()).toBe(401);
    await page.context().close();
  });
});

import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addAccount } from './harness/accounts.ts';
import { publishStory } from './harness/newsroom.ts';
import { field, openDocument, signIn, write } from './harness/studio.ts';
import { expect, test } from './harness/test.ts';

/** As a month does. */
const endSessions = (dataDir: string, email: string): void => {
  const accounts = new DatabaseSync(path.join(dataDir, 'lake/accounts.sqlite'));
  accounts
    .prepare('update session set expires_at = ? where user_id = (select id from user where email = ?)')
    .run(Date.now() - 1, email);
  accounts.close();
};

test.describe('a session that ends while somebody writes', () => {
  test('is told; nothing typed is lost, and signing in again goes on', async ({
    browser,
    newsroom: { editor },
    product,
  }) => {
    const id = 'a-mill-and-a-month';
    await publishStory(editor, id);
    const account = await addAccount(product, 'editor');
    const page = await browser.newPage();
    await signIn(page, account);
    await openDocument(page, 'live', id);
    await expect(field(page, 'headline').locator('input:not([readonly])')).toBeVisible();
    // Before what was typed arrives; Studio closes its fields as soon as it knows.
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
    await expect(page.getByText('Nothing that you typed is lost.')).toBeVisible();

    const opened = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Sign in again' }).click();
    const beside = await opened;
    await beside.getByLabel('Email').fill(account.email);
    await beside.getByLabel('Password').fill(account.password);
    await Promise.all([
      beside.waitForEvent('close'),
      beside.getByRole('button', { name: 'Sign in' }).click(),
    ]);
    await expect(page.getByText('Your session has ended')).toBeHidden();
    const headline = field(page, 'headline').locator('input');
    await expect(headline).toHaveValue('Typed when the month was over');
    await write(page, 'headline', 'Typed in the new month');
    await expect
      .poll(() => editor.getDocument(`drafts.${id}`))
      .toMatchObject({ headline: 'Typed in the new month' });
    await page.close();
  });
});

test.describe('signing out', () => {
  test('ends the session in the lake, leads back to the way in, and speaks of no fault', async ({
    browser,
    product,
  }) => {
    const page = await browser.newPage();
    await signIn(page, await addAccount(product, 'editor'));
    const { token } = JSON.parse(await page.evaluate(() => localStorage.__studio_auth_token_copydesk));
    await page.locator('#user-menu').click();
    await page.getByRole('menuitem', { name: /sign out/i }).click();
    await expect(page.getByText('Newsroom account')).toBeVisible();
    await expect(page.getByText(/session/i)).toHaveCount(0);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await page.request.get('/lake/v2025-02-19/users/me', { headers });
    expect(answer.status()).toBe(401);
    await page.close();
  });
});

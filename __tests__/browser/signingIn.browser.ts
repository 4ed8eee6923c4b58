import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { clientOf, dataDir, eventually, newPage, passwordOf, signIn } from './harness/browser.ts';
import { publishStory } from './harness/newsroom.ts';
import { field, openDocument, write } from './harness/studio.ts';

/** As a month does. */
const endSessions = (email: string): void => {
  const accounts = new DatabaseSync(path.join(dataDir, 'lake/accounts.sqlite'));
  accounts
    .prepare('update session set expires_at = ? where user_id = (select id from user where email = ?)')
    .run(Date.now() - 1, email);
  accounts.close();
};

describe('a session that ends while somebody writes', () => {
  it('is told; nothing typed is lost, and signing in again goes on', async () => {
    const id = 'a-mill-and-a-month';
    await publishStory(id);
    const page = await newPage();
    await signIn(page, 'second-editor');
    await openDocument(page, 'live', id);
    await field(page, 'headline').locator('input:not([readonly])').waitFor({ timeout: 30_000 });
    endSessions('second-editor@example.org');
    await write(page, 'headline', 'Typed when the month was over');
    await page.getByText('Your session has ended').waitFor();
    await page.getByText('Nothing that you typed is lost.').waitFor();

    const opened = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Sign in again' }).click();
    const beside = await opened;
    await beside.getByLabel('Email').fill('second-editor@example.org');
    await beside.getByLabel('Password').fill(passwordOf('second-editor'));
    await Promise.all([
      beside.waitForEvent('close'),
      beside.getByRole('button', { name: 'Sign in' }).click(),
    ]);
    await page.getByText('Your session has ended').waitFor({ state: 'hidden' });
    const headline = field(page, 'headline').locator('input');
    expect(await headline.inputValue()).toBe('Typed when the month was over');
    await write(page, 'headline', 'Typed in the new month');
    const editor = await clientOf('editor');
    await eventually(
      async () => (await editor.getDocument(`drafts.${id}`))?.headline === 'Typed in the new month',
      30_000,
    );
  });
});

describe('signing out', () => {
  it('ends the session in the lake, leads back to the way in, and speaks of no fault', async () => {
    const page = await newPage();
    await signIn(page, 'second-editor');
    const { token } = JSON.parse(await page.evaluate(() => localStorage.__studio_auth_token_copydesk));
    await page.locator('#user-menu').click();
    await page.getByRole('menuitem', { name: /sign out/i }).click();
    await page.getByText('Newsroom account').waitFor();
    expect(await page.getByText(/session/i).count()).toBe(0);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await page.request.get('/lake/v2025-02-19/users/me', { headers });
    expect(answer.status()).toBe(401);
  });
});

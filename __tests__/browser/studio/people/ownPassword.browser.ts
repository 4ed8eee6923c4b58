import { addAccount, sessionToken } from '../../harness/accounts.ts';
import { faultsIn } from '../../harness/page/faultsIn.ts';
import { newStudioPage, openStudio, tabTo } from '../../harness/studio.ts';
import { expect, test } from '../../harness/test.ts';

const chosen = 'several unrelated words';

test('a journalist changes the own password by keyboard, and stays signed in', async ({
  browser,
  product,
}) => {
  const account = await addAccount(product, 'journalist');
  const { origin } = product;
  const page = await newStudioPage(browser, origin, await sessionToken(origin, account));
  await openStudio(page, '/studio/desk/inbox');
  await tabTo(page, page.getByRole('button', { name: 'Change my password' }));
  await page.keyboard.press('Enter');
  const current = page.getByLabel('Current password');
  await expect(current).toBeFocused();
  expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
  await page.keyboard.type('not the password');
  await page.keyboard.press('Tab');
  await page.keyboard.type(chosen);
  await page.keyboard.press('Tab');
  await page.keyboard.type('several other words');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('The new password is not the same both times.')).toBeVisible();
  await page.getByLabel('New password again').fill(chosen);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('The current password is wrong')).toBeVisible();
  await current.fill(account.password);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(sessionToken(origin, account)).rejects.toThrow('401');
  await sessionToken(origin, { ...account, password: chosen });
  await page.reload();
  await page.getByRole('button', { name: 'Change my password' }).waitFor();
  await page.context().close();
});

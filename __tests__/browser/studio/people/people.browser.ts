import { clientAt } from '../../../../tools/testing/startProduct.ts';
import { addAccount, replaceOneTimePassword, sessionToken } from '../../harness/accounts.ts';
import { faultsIn } from '../../harness/page/faultsIn.ts';
import { chooseGroup, field, newStudioPage, openStudio, tabTo } from '../../harness/studio.ts';
import { expect, test } from '../../harness/test.ts';

const email = 'mia@example.org';

test.describe('an administrator', () => {
  test('adds a person and orders the sections by keyboard, and another administrator sees and confirms it', async ({
    browser,
    product,
  }) => {
    const administrators = await Promise.all([1, 2].map(() => addAccount(product, 'administrator')));
    const [first = '', second = ''] = await Promise.all(
      administrators.map((account) => sessionToken(product.origin, account)),
    );
    const page = await newStudioPage(browser, product.origin, first);
    await openStudio(page, '/studio/people');
    const add = page.getByRole('button', { name: 'Add a person' });
    await add.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Name')).toBeFocused();
    await page.keyboard.type('Mia');
    await page.keyboard.press('Tab');
    await page.keyboard.type(email);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Name')).toHaveValue('Mia');
    await expect(page.getByText(/^These are your words from/)).toBeVisible();
    await page.getByLabel('Email').focus();
    await expect(page.getByLabel('Email')).toHaveValue(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('Editor');
    expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const oneTime = await page.getByLabel('One-time password').inputValue();
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('One-time password')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText('added Mia as editor')).toBeVisible();
    await add.click();
    await expect(page.getByLabel('Name')).toHaveValue('');
    await page.keyboard.press('Escape');
    expect(await faultsIn(page, '[data-testid=people]')).toEqual([]);
    const mia = await sessionToken(
      product.origin,
      await replaceOneTimePassword(product.origin, email, oneTime),
    );
    await test.step('the token of the site is not revoked before its administrator knows what stops', async () => {
      await page.getByRole('button', { name: 'Revoke Site: previews' }).click();
      await expect(page.getByRole('dialog')).toContainText('readers get errors');
      expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
      await page.keyboard.press('Escape');
    });
    await expect(clientAt(product.origin, mia).users.getById('me')).resolves.toMatchObject({ name: 'Mia' });

    const other = await newStudioPage(browser, product.origin, second);
    await openStudio(other, '/studio/desk/my-drafts');
    await other.getByRole('button', { name: /added Mia as editor|changes of people/ }).click();
    await other.getByRole('button', { name: 'Manage Mia' }).click();
    await other.getByRole('button', { name: 'Confirm the account' }).click();
    await expect(other.getByText('confirmed the account of Mia')).toBeVisible();

    await other.getByRole('button', { name: 'Manage Mia' }).click();
    await other.getByRole('button', { name: 'Reset the password' }).click();
    await other.getByRole('button', { name: 'Really reset the password of Mia' }).click();
    const another = await other.getByLabel('One-time password').inputValue();
    expect(another).not.toBe(oneTime);
    await expect(clientAt(product.origin, mia).users.getById('me')).rejects.toThrow();
    await replaceOneTimePassword(product.origin, email, another);
    await other.getByRole('button', { name: 'Done' }).click();

    await openStudio(page, '/studio/desk/site');
    await chooseGroup(page, 'paper');
    const sections = field(page, 'sections');
    const said = (place: string) =>
      page.locator('[id^=DndLiveRegion]').filter({ hasText: `droppable area ${place}` });
    await tabTo(page, sections.locator('[data-ui=DragHandleButton]').first());
    await page.keyboard.press('Space');
    await expect(said('tech')).toBeAttached();
    await page.keyboard.press('ArrowDown');
    await expect(said('standards')).toBeAttached();
    await page.keyboard.press('Space');
    await expect(sections.locator('[data-ui=DragHandleButton]')).toHaveCount(3);
    await page.locator('[data-testid=action-publish]:enabled').click();
    await expect
      .poll(async () => {
        const { text } = await product.read('/');
        return text.indexOf('/sections/standards') < text.indexOf('/sections/tech');
      })
      .toBe(true);

    await page.locator('#user-menu').click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByText('You have signed out.')).toBeVisible();
    expect(await faultsIn(page, 'main')).toEqual([]);
    for (const opened of [page, other]) await opened.context().close();
  });
});

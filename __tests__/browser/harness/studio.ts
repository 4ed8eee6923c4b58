import type { Locator, Page } from '@playwright/test';
import type { Account } from './accounts.ts';

/** Opens Studio and signs in by its own page; ends when the desk is there. */
export const signIn = async (page: Page, { email, password }: Account): Promise<void> => {
  await page.goto('/studio');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByTestId('studio-navbar').or(page.locator('[data-ui="Navbar"]')).first().waitFor();
};

/** Studio's own fields and buttons, as a person finds them on the page. */
export const field = (page: Page, name: string): Locator => page.getByTestId(`field-${name}`);

export const write = (page: Page, name: string, text: string): Promise<void> =>
  field(page, name).locator('input, textarea').first().fill(text);

export const chooseGroup = (page: Page, name: string): Promise<void> =>
  page.getByTestId(`group-tab-${name}`).click();

/** Takes a suggestion; the desk's own lists are made of options, too. */
const choose = (page: Page, text: string): Promise<void> =>
  page.getByTestId('autocomplete-popover').getByRole('option').filter({ hasText: text }).first().click();

/** Adds a person to a list of people. */
export const addPerson = async (page: Page, name: string, person: string): Promise<void> => {
  const people = field(page, name);
  await people.getByRole('button', { name: /add item/i }).click();
  await people.locator('input').first().fill(person);
  await choose(page, person);
  await people.getByText(person).first().waitFor();
};

/** Fills the only reference of a group that is still empty. */
export const chooseReference = async (page: Page, text: string): Promise<void> => {
  await page.getByPlaceholder('Type to search').first().fill(text);
  await choose(page, text);
};

/** Opens a document in one of the desk's lists, with its history where that is asked for. */
export const openDocument = async (
  page: Page,
  list: string,
  id: string,
  { withHistory = false } = {},
): Promise<void> => {
  const history = withHistory ? encodeURIComponent(',inspect=sanity/structure/history') : '';
  await page.goto(`/studio/desk/${list};${id}${history}`);
  await page.getByTestId('form-view').waitFor();
};

/** Takes an action from the menu beside the document's button. */
export const act = async (page: Page, name: string): Promise<void> => {
  await page.locator('[data-testid=action-menu-button]:enabled').click();
  await page.getByRole('menuitem', { name }).click();
};

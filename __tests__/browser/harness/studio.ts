import type { Locator, Page } from 'playwright-core';

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

/** Studio asks where it runs for what `sanity deploy` puts there, takes 404 for a no, and the browser notes the 404. */
const manifest = '/static/create-manifest.json';

/** Everything that Studio complained about: errors in its console, toasts, and what it asked of other machines. */
export const listenForComplaints = (page: Page, origin: string): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error' && !url.endsWith(manifest)) complaints.push(`${message.text()} ${url}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) complaints.push(`asked ${url.href}`);
  });
  return complaints;
};

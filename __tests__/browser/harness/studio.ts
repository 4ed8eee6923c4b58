import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import type { Account } from './accounts.ts';
import { recordStudio } from './studioRecord.ts';

/**
 * A page in a time zone that is not the publication's. Studio's animations are off: on a busy machine they take as much
 * time as Studio itself.
 */
const studioOptions = { reducedMotion: 'reduce', timezoneId: 'Asia/Tokyo' } as const;

/** A new page that is signed in. Studio is not open yet. @param token of a session; without it, nobody is signed in. */
export const newStudioPage = async (browser: Browser, origin: string, token?: string): Promise<Page> => {
  const localStorage = token
    ? [{ name: '__studio_auth_token_copydesk', value: JSON.stringify({ token }) }]
    : [];
  const context = await browser.newContext({
    ...studioOptions,
    baseURL: origin,
    storageState: { cookies: [], origins: [{ origin, localStorage }] },
  });
  const page = await context.newPage();
  await recordStudio(page);
  return page;
};

/** Opens Studio, signs in, and waits for the desk. */
export const signIn = async (page: Page, { email, password }: Account): Promise<void> => {
  await page.goto('/studio');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByTestId('studio-navbar').or(page.locator('[data-ui="Navbar"]')).first().waitFor();
};

/** Goes to another address of the Studio that a page has open, without loading it again. */
export const goInStudio = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => {
    // A test must not see the notice of an earlier step, and a notice stays for seconds.
    for (const notice of document.querySelectorAll<HTMLElement>('[data-ui="Toast"]')) {
      notice.style.display = 'none';
      notice.replaceChildren();
    }
    // Studio's router listens to the history.
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);

const hasStudio = (page: Page): boolean =>
  URL.canParse(page.url()) && new URL(page.url()).pathname.startsWith('/studio');

/** Opens an address of Studio, which is loaded only if the page does not have it open. */
export const openStudio = async (page: Page, address: string): Promise<void> => {
  if (hasStudio(page)) await goInStudio(page, address);
  else await page.goto(address);
};

/** Opens one of the desk's lists, where no document is open. */
export const openList = async (page: Page, list: string): Promise<void> => {
  await openStudio(page, `/studio/desk/${list}`);
  await expect(page.getByTestId('form-view')).toHaveCount(0);
};

/** The list that a page has open between two tests. */
const restingList = 'my-drafts';

/** Leaves the page as the next test expects it. */
export const leaveDocument = async (page: Page): Promise<void> => {
  if (!hasStudio(page)) return;
  await openList(page, restingList);
  await page.context().clearCookies();
};

/** A field of Studio's form. */
export const field = (page: Page, name: string): Locator => page.getByTestId(`field-${name}`);

/** Writes until it is written: Studio's form takes no text while it connects again. */
export const write = async (page: Page, name: string, text: string): Promise<void> => {
  const input = field(page, name).locator('input, textarea').first();
  await expect(async () => {
    await input.fill(text);
    await expect(input).toHaveValue(text, { timeout: 1_000 });
  }).toPass();
};

export const chooseGroup = (page: Page, name: string): Promise<void> =>
  page.getByTestId(`group-tab-${name}`).click();

/** Chooses a suggestion. The desk's lists also have the role option. */
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

export const chooseSection = async (page: Page, title: string): Promise<void> => {
  await page.locator('select#section').selectOption({ label: title });
};

/** Opens a document in one of the desk's lists, with its history if requested. */
export const openDocument = async (
  page: Page,
  list: string,
  id: string,
  { withHistory = false } = {},
): Promise<void> => {
  const history = withHistory ? encodeURIComponent(',inspect=sanity/structure/history') : '';
  // The form of another document would do for the wait below.
  const isAtRest = hasStudio(page) && new URL(page.url()).pathname.endsWith(`/desk/${restingList}`);
  if (hasStudio(page) && !isAtRest) await openList(page, list);
  await openStudio(page, `/studio/desk/${list};${id}${history}`);
  await page.getByTestId('form-view').waitFor();
};

/** Runs an action from the document's menu. */
export const act = async (page: Page, name: string): Promise<void> => {
  await page.locator('[data-testid=action-menu-button]:enabled').click();
  await page.getByRole('menuitem', { name }).click();
};

/**
 * Presses a button until it has its effect. Studio renders its actions anew while it saves, and a press in that moment is
 * lost.
 */
export const pressUntil = (button: Locator, effect: Locator): Promise<void> =>
  expect(async () => {
    if (await effect.isVisible()) return;
    await button.click({ timeout: 5_000 });
    await expect(effect).toBeVisible({ timeout: 5_000 });
  }).toPass();

/**
 * Expects that a disabled button tells why while the pointer is on it. A menu may still move to its place when the pointer
 * comes, which is then beside the button.
 */
export const expectReason = (disabled: Locator, text: string): Promise<void> =>
  expect(async () => {
    const page = disabled.page();
    await expect(disabled).toBeDisabled({ timeout: 5_000 });
    await page.mouse.move(0, 0);
    await disabled.hover({ force: true, timeout: 5_000 });
    const reason = page.locator('[data-ui="Tooltip"]').getByText(text).filter({ visible: true });
    await expect(reason).toBeVisible({ timeout: 5_000 });
  }).toPass();

/**
 * Presses Tab, or Shift and Tab for what is before the focus, until the element, or something in it, has the focus. A
 * failure tells what has it instead. The element is looked for again only if Studio replaced it: by its role, in Studio's
 * forms, that takes longer than the key.
 */
export const tabTo = async (page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  let element = await target.elementHandle();
  const whatHasFocus = () =>
    element?.evaluate((wanted) => {
      const { activeElement } = document;
      if (wanted.contains(activeElement)) return 'reached';
      if (!wanted.isConnected) return 'replaced';
      const tag = activeElement?.cloneNode() as Element | undefined;
      return `${tag?.outerHTML}, ${document.querySelectorAll('[role=dialog]').length} dialogs`;
    });
  let focused = await whatHasFocus();
  await expect
    .poll(
      async () => {
        if (focused === 'replaced') element = await target.elementHandle();
        else if (focused !== 'reached') await page.keyboard.press(key);
        focused = await whatHasFocus();
        return focused;
      },
      // No faster than a key that is held: Studio's editor of text takes the focus back from a faster one.
      { intervals: [40] },
    )
    .toBe('reached');
};

/** Copies data of several types by key, as another program does, for the next Control and V. */
export const copy = async (page: Page, data: Record<string, string>): Promise<void> => {
  await page.evaluate((types) => {
    const put = (event: ClipboardEvent) => {
      for (const [type, value] of Object.entries(types)) event.clipboardData?.setData(type, value);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('copy', put, { capture: true, once: true });
  }, data);
  await page.keyboard.press('Control+c');
};

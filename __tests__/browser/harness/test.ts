import { test as base, expect, type Page, type TestInfo } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { clientAt } from '../../../tools/testing/startProduct.ts';
import { type Account, replaceOneTimePassword, sessionToken } from './accounts.ts';
import { collectConsoleErrors } from './page/consoleErrors.ts';
import { type Product, removeData, startMs, startProduct } from './product.ts';
import { leaveDocument, newStudioPage } from './studio.ts';
import { attachStudioRecord } from './studioRecord.ts';

const people = {
  journalist: 'journalist@example.org',
  editor: 'editor@example.org',
  secondEditor: 'second-editor@example.org',
};
type Person = keyof typeof people;

type OfWorker = {
  /** A product on its own data folder, shared by the tests of a worker. */
  product: Product;
  accounts: Record<Person, Account>;
  /** Clients with the sessions of these accounts. */
  newsroom: Record<Person, SanityClient>;
  /** The page with Studio of a person, shared by the tests of a worker. */
  studioOf: (person: Person) => Promise<Page>;
};

type OfTest = {
  /** Console errors that a test expects: the browser logs each error response. */
  expectedErrors: RegExp | undefined;
  /** Pages with a session of Studio, which is open at no document, or not open yet. */
  journalistPage: Page;
  editorPage: Page;
  secondEditorPage: Page;
};

const mapPeople = async <Value>(of: (person: Person) => Promise<Value>): Promise<Record<Person, Value>> => {
  const [journalist, editor, secondEditor] = await Promise.all([
    of('journalist'),
    of('editor'),
    of('secondEditor'),
  ]);
  return { journalist, editor, secondEditor };
};

const signedInAs =
  (person: Person) =>
  async ({ studioOf }: OfWorker, use: (page: Page) => Promise<void>, info: TestInfo): Promise<void> => {
    const page = await studioOf(person);
    await use(page);
    // A failed test ends its worker, and with it the page.
    if (info.errors.length > 0) await attachStudioRecord(page, info);
    else await leaveDocument(page);
  };

/** Each worker starts one product. A test that changes how the product runs starts its own. */
export const test = base.extend<OfTest, OfWorker>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
      await product.stop();
      removeData(product);
    },
    { scope: 'worker', timeout: startMs },
  ],
  accounts: [
    async ({ product: { origin, passwords } }, use) => {
      await use(
        await mapPeople((person) =>
          replaceOneTimePassword(origin, people[person], passwords[people[person]] ?? ''),
        ),
      );
    },
    { scope: 'worker' },
  ],
  newsroom: [
    async ({ product: { origin }, accounts }, use) => {
      await use(
        await mapPeople(async (person) => clientAt(origin, await sessionToken(origin, accounts[person]))),
      );
    },
    { scope: 'worker' },
  ],
  studioOf: [
    async ({ browser, newsroom, product: { origin } }, use) => {
      const pages = new Map<Person, Promise<Page>>();
      await use((person) => {
        const page = pages.get(person) ?? newStudioPage(browser, origin, newsroom[person].config().token);
        pages.set(person, page);
        return page;
      });
      for (const page of pages.values()) await (await page).context().close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ product }, use) => use(product.origin),
  expectedErrors: [undefined, { option: true }],
  /** A reader's page. An unexpected console error fails the test. */
  page: async ({ page, expectedErrors: expected }, use) => {
    const consoleErrors = collectConsoleErrors(page, { expected });
    await use(page);
    expect(consoleErrors).toEqual([]);
  },
  journalistPage: signedInAs('journalist'),
  editorPage: signedInAs('editor'),
  secondEditorPage: signedInAs('secondEditor'),
});

export { expect } from '@playwright/test';

import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { type Account, replaceOneTimePassword, sessionToken } from './accounts.ts';
import { clientAt } from './clients.ts';
import { noteComplaints } from './complaints.ts';
import { type Product, removeData, startMs, startProduct } from './product.ts';
import { signIn } from './studio.ts';

const people = {
  journalist: 'journalist@example.org',
  editor: 'editor@example.org',
  secondEditor: 'second-editor@example.org',
};
type Person = keyof typeof people;
type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

type OfWorker = {
  /** The product as `npm start` runs it, on a data folder of its own; shared by the tests of a worker. */
  product: Product;
  accounts: Record<Person, Account>;
  /** Clients that act in the name of these accounts. */
  newsroom: Record<Person, SanityClient>;
  sessionOf: (person: Person) => Promise<Session>;
};

type OfTest = {
  /** What a reader's page is meant to make the browser complain of: it notes each answer that is an error. */
  expectedComplaints: RegExp | undefined;
  /** Pages of people who are signed in to Studio; they have not opened it yet. */
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
  async (
    { browser, sessionOf }: { browser: Browser } & OfWorker,
    use: (page: Page) => Promise<void>,
  ): Promise<void> => {
    const context = await browser.newContext({ storageState: await sessionOf(person) });
    await use(await context.newPage());
    await context.close();
  };

/** Tests of the product that each worker starts once. A test that changes how it runs starts its own. */
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
  // By the page that they sign in at, once a worker.
  sessionOf: [
    async ({ browser, product, accounts }, use) => {
      const sessions = new Map<Person, Promise<Session>>();
      const makeSession = async (person: Person): Promise<Session> => {
        const page = await browser.newPage({ baseURL: product.origin });
        await signIn(page, accounts[person]);
        const session = await page.context().storageState();
        await page.close();
        return session;
      };
      await use((person) => {
        const session = sessions.get(person) ?? makeSession(person);
        sessions.set(person, session);
        return session;
      });
    },
    { scope: 'worker' },
  ],
  baseURL: ({ product }, use) => use(product.origin),
  expectedComplaints: [undefined, { option: true }],
  /** A reader's page. What its console complains of fails the test. */
  page: async ({ page, expectedComplaints: expected }, use) => {
    const complaints = noteComplaints(page, { expected });
    await use(page);
    expect(complaints).toEqual([]);
  },
  journalistPage: signedInAs('journalist'),
  editorPage: signedInAs('editor'),
  secondEditorPage: signedInAs('secondEditor'),
});

export { expect } from '@playwright/test';

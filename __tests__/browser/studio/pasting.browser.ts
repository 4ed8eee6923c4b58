import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { faultsIn } from '../harness/page/faultsIn.ts';
import { copy, openStudio, tabTo } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

const clipboards = path.resolve(import.meta.dirname, '../../lib/pasting/clipboards');
const clipboard = (name: string): Record<string, string> => ({
  'text/html': readFileSync(path.join(clipboards, `${name}.clipboard`), 'utf8'),
  'text/plain': name,
});

/** A picture of one pixel that the lake can read. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

type Table = { caption?: string; chart?: string; rows: { cells: string[] }[] };
type Draft = { body: ({ _type: string; _key: string } & Partial<Table>)[]; sources?: { url: string }[] };

const createStory = async (editor: SanityClient, id: string): Promise<() => Promise<Draft>> => {
  await editor.create({
    _id: `drafts.${id}`,
    _type: 'article',
    headline: 'A mill in figures',
    slug: { _type: 'slug', current: id },
    body: [
      {
        _type: 'block',
        _key: 'a',
        style: 'normal',
        markDefs: [],
        children: [{ _type: 'span', _key: 'b', text: 'The mill stands.', marks: [] }],
      },
    ],
  });
  return async () => (await editor.getDocument(`drafts.${id}`)) as unknown as Draft;
};

/** Opens a story with the caret in a new paragraph at its end. */
const writeIn = async (page: Page, id: string): Promise<void> => {
  await openStudio(page, `/studio/desk/in-progress;${id}`);
  const body = page.locator('[data-pt-editor]').first();
  await body.getByText('The mill stands.').waitFor();
  await expect(body).toHaveAttribute('contenteditable', 'true');
  await body.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
};

/** Drops what another program lets one drag. */
const drop = (target: Locator, types: Record<string, string>): Promise<void> =>
  target.evaluate((element, data) => {
    const dataTransfer = new DataTransfer();
    for (const [type, value] of Object.entries(data)) dataTransfer.setData(type, value);
    const { left, top } = element.getBoundingClientRect();
    const at = { clientX: left + 1, clientY: top + 1, bubbles: true, cancelable: true, dataTransfer };
    for (const type of ['dragenter', 'dragover', 'drop']) element.dispatchEvent(new DragEvent(type, at));
  }, types);

const cell = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
const report = (page: Page): Locator => page.getByTestId('paste-report');

test('a journalist writes a table by keyboard, with rows and columns by key and button, and cells of a spreadsheet', async ({
  journalistPage: page,
  editorPage,
  newsroom: { editor },
}) => {
  const draft = await createStory(editor, 'a-mill-in-figures');
  const cells = async () =>
    (await draft()).body.find(({ _type }) => _type === 'table')?.rows?.map((row) => row.cells);
  await writeIn(page, 'a-mill-in-figures');
  await page.keyboard.type('/table');
  await page.getByRole('option', { name: 'Table' }).waitFor();
  await page.keyboard.press('Enter');
  // The grid appears half a second later.
  await page.keyboard.type('Month');
  await expect(cell(page, 'Header, column A')).toBeFocused();
  await expect(cell(page, 'Header, column A')).toHaveValue('Month');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Level');
  await page.keyboard.press('Alt+Shift+Delete');
  await expect(cell(page, 'Header, column A')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(cell(page, 'Header, column B')).toBeFocused();
  await page.keyboard.type('Level');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'Row 2, column A')).toBeFocused();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(cell(page, 'Row 3, column A')).toBeFocused();
  await expect.poll(cells).toEqual([
    ['Month', 'Level'],
    ['', ''],
    ['', ''],
    ['', ''],
  ]);
  await tabTo(page, page.getByRole('button', { name: /^Remove row/ }));
  await page.keyboard.press('Enter');
  await expect.poll(cells).toHaveLength(3);
  await tabTo(page, page.getByRole('button', { name: /^Insert a column/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^Header, column/ })).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('textbox', { name: /^Header, column/ })).toHaveCount(2);

  await tabTo(page, page.getByRole('checkbox', { name: 'Header row' }));
  await page.keyboard.press('Space');
  await expect(cell(page, 'Row 1, column A')).toHaveValue('Month');
  await page.keyboard.press('Space');
  await tabTo(page, cell(page, 'Row 2, column A'), 'Shift+Tab');
  await copy(page, { 'text/plain': 'May\t2.1\r\nJune\t1.4\r\nJuly\t"1.1, ""dry"""\r\n' });
  await page.keyboard.press('Control+v');
  await expect.poll(cells).toEqual([
    ['Month', 'Level'],
    ['May', '2.1'],
    ['June', '1.4'],
    ['July', '1.1, "dry"'],
  ]);

  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+Tab');
  await expect(cell(page, 'Caption of the table')).toBeFocused();
  expect(await faultsIn(page, '[data-testid=table-block]')).toEqual([]);
  await page.keyboard.type('Levels of the river');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-pt-editor]').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('After it.');
  await expect
    .poll(async () => (await draft()).body.map(({ _type, caption }) => caption ?? _type))
    .toEqual(['block', 'Levels of the river', 'block']);

  const chart = page.getByRole('combobox', { name: 'Chart' });
  // In one line with the tools before it.
  const tools = [chart, page.getByRole('button', { name: /^Remove column/ })];
  const [one, other] = await Promise.all(tools.map((tool) => tool.boundingBox()));
  expect(Math.abs((one?.y ?? 0) - (other?.y ?? Number.NaN))).toBeLessThan(8);
  await chart.selectOption('Line chart');
  await expect.poll(async () => (await draft()).body[1]?.chart).toBe('line');
  await page.getByText('After it.').click();
  await page.keyboard.press('End');

  await test.step('goes elsewhere before another table appears, and stays there', async () => {
    const tables = page.getByTestId('table-block');
    const before = page.getByText('The mill stands.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/table');
    await page.getByRole('option', { name: 'Table' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Year');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Days');
    // At the end of the words. The editor takes a while to follow the keys that move a caret.
    const { width = 0, height = 0 } = (await before.boundingBox()) ?? {};
    await before.click({ position: { x: width - 1, y: height / 2 } });
    await expect(tables.last().getByRole('textbox', { name: 'Header, column B' })).toHaveValue('Days');
    await page.keyboard.type(' It is dry.');
    await expect(page.getByText('The mill stands. It is dry.')).toBeVisible();
    await expect(tables.last().getByRole('textbox', { name: 'Header, column A' })).toHaveValue('Year');
    await tables.last().getByRole('button', { name: 'Remove table' }).click();
    await expect(tables).toHaveCount(1);
  });

  await test.step('while an editor inserts and removes rows and columns of the table', async () => {
    await openStudio(editorPage, '/studio/desk/in-progress;a-mill-in-figures');
    // Until the form can be edited, Studio may move the focus to its first field.
    await expect(cell(editorPage, 'Row 4, column A')).toBeEditable();
    await cell(editorPage, 'Row 4, column A').click();
    await expect(cell(editorPage, 'Row 4, column A')).toBeFocused();
    await cell(page, 'Row 3, column B').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('1.3');
    await editorPage.keyboard.press('Alt+Shift+Backspace');
    await editorPage.keyboard.press('Alt+Shift+ArrowUp');
    await expect(cell(page, 'Row 4, column B')).toBeFocused();
    await page.keyboard.type('5');
    await expect.poll(cells).toEqual([
      ['Month', 'Level'],
      ['May', '2.1'],
      ['', ''],
      ['June', '1.35'],
    ]);
    await editorPage.keyboard.press('Alt+Shift+ArrowLeft');
    await expect(cell(page, 'Row 4, column C')).toBeFocused();
    await page.keyboard.type(', dry');
    const both = [
      ['', 'Month', 'Level'],
      ['', 'May', '2.1'],
      ['', '', ''],
      ['', 'June', '1.35, dry'],
    ];
    await expect.poll(cells).toEqual(both);
    await expect(cell(editorPage, 'Row 4, column C')).toHaveValue('1.35, dry');
    await editorPage.keyboard.press('Control+z');
    await editorPage.keyboard.press('Control+z');
    await expect.poll(cells).toEqual([
      ['Month', 'Level'],
      ['May', '2.1'],
      ['June', '1.35, dry'],
    ]);
    await expect(cell(page, 'Row 3, column B')).toBeFocused();
  });
});

test('a journalist pastes from Word and the web, reads what was left out, and undoes it', async ({
  journalistPage: page,
  newsroom: { editor },
}) => {
  const draft = await createStory(editor, 'a-mill-pasted');
  const state = async () => {
    const { body, sources = [] } = await draft();
    return { blocks: body.length, sources: sources.map(({ url }) => url) };
  };
  await writeIn(page, 'a-mill-pasted');
  await copy(page, clipboard('word'));
  await page.keyboard.press('Control+v');
  await expect(report(page)).toContainText(
    '1 footnote is now a source. Left out: 1 picture (not on the clipboard), 1 comment, 1 deleted passage (tracked changes), text colours.',
  );
  const pasted = { blocks: 11, sources: ['https://www.example.org/levels'] };
  await expect.poll(state).toEqual(pasted);
  expect(await faultsIn(page, '[data-testid=paste-report]')).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect.poll(state).toEqual({ blocks: 2, sources: [] });
  await page.keyboard.press('Control+y');
  await expect.poll(state).toEqual(pasted);
  await page.keyboard.press('Control+z');
  await expect.poll(state).toEqual({ blocks: 2, sources: [] });

  const page2 = clipboard('webPage');
  await copy(page, { ...page2, 'text/html': page2['text/html']?.replace('iVBORw0KGgo=', pixel) ?? '' });
  await page.keyboard.press('Control+v');
  const pictures = async () => (await draft()).body.filter(({ _type }) => _type === 'image');
  const uploaded = {
    alt: 'A gauge in a river',
    caption: 'The gauge in May.',
    asset: { _ref: expect.stringMatching(/^image-/) },
  };
  await expect.poll(pictures).toMatchObject([uploaded]);
  await expect(report(page)).toContainText('Left out: 1 picture (not on the clipboard), 1 video');
  await page.keyboard.press('Control+z');
  await expect.poll(state).toEqual({ blocks: 2, sources: [] });
  await page.keyboard.press('Control+y');
  await expect.poll(pictures).toMatchObject([uploaded]);
  await page.keyboard.press('Control+z');
  await expect.poll(state).toEqual({ blocks: 2, sources: [] });

  await test.step('and drops', async () => {
    await drop(page.getByText('The mill stands.'), clipboard('word'));
    await expect(report(page)).toContainText('1 footnote is now a source. Left out: 1 picture');
    await expect.poll(async () => (await state()).sources).toEqual(pasted.sources);
    await expect.poll(async () => (await draft()).body.map(({ _type }) => _type)).toContain('table');
    await page.keyboard.press('Control+z');
    await expect.poll(state).toEqual({ blocks: 2, sources: [] });
  });

  await copy(page, { 'text/html': '<div>'.repeat(10_000), 'text/plain': 'a' });
  await page.keyboard.press('Control+v');
  await expect(report(page)).toContainText('Not pasted. The text on the clipboard is nested too deeply');
  await tabTo(page, page.getByRole('button', { name: 'Dismiss' }));
  await page.keyboard.press('Enter');
  await expect(report(page)).toBeHidden();
});

const ferry = path.resolve(import.meta.dirname, '../../lib/import/files/saved/ferry.mhtml');

test('a journalist makes a draft of a saved page, which loads and runs nothing', async ({
  journalistPage: page,
  newsroom: { journalist },
  product: { origin },
}) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && /^https?:/.test(request.url())) elsewhere.push(request.url());
  });
  await openStudio(page, '/studio/elsewhere');
  const tool = page.getByTestId('elsewhere');
  await expect(tool.getByRole('button', { name: 'Choose a file' })).toBeEnabled();
  expect(await faultsIn(page, '[data-testid=elsewhere]')).toEqual([]);
  await tool
    .getByLabel('File of the article')
    .setInputFiles({ name: 'old.doc', mimeType: '', buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex') });
  await expect(tool.getByRole('alert')).toContainText('“old.doc” is an Office file of before 2007');

  await test.step('whose reading is stopped', async () => {
    await page.evaluate(() => {
      const { Worker } = window;
      // A program that never loads: once it is ready, its deadline runs.
      window.Worker = class extends Worker {
        constructor() {
          super(URL.createObjectURL(new Blob([''])));
          window.Worker = Worker;
        }
      };
    });
    await tool.getByLabel('File of the article').setInputFiles(ferry);
    await expect(tool.getByRole('status')).toContainText('Reading “ferry.mhtml”…');
    await expect(tool).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(tool.getByRole('button', { name: 'Choose a file' })).toBeEnabled();
    await expect(tool).toBeFocused();
  });

  await test.step('which is kept while the server is away', async () => {
    await page.route('**/a-missing-program.js', (route) => route.abort());
    await page.route('**/studio/elsewhere', (route) => route.abort(), { times: 1 });
    await page.evaluate(() => {
      const { Worker } = window;
      window.Worker = class extends Worker {
        constructor() {
          super('/a-missing-program.js');
          window.Worker = Worker;
        }
      };
    });
    await tool.getByLabel('File of the article').setInputFiles(ferry);
    const waiting = tool.getByRole('status').filter({ hasText: '“ferry.mhtml” is kept' });
    await expect(waiting).toContainText('the server, which cannot be reached now');
    expect(await faultsIn(page, '[data-testid=elsewhere]')).toEqual([]);
    await tabTo(page, tool.getByRole('button', { name: 'Try again' }));
    await page.keyboard.press('Enter');
  });

  const draft = tool.getByRole('article', { name: 'The draft' });
  await expect(draft.getByRole('heading', { level: 1 })).toHaveText(
    'The ferry that waits for the last train',
  );
  await expect(draft.getByRole('img', { name: 'A ferry at the quay' })).toBeVisible();
  await expect(draft.getByRole('link')).toHaveCount(0);
  const left = tool.getByRole('complementary', { name: 'Left over' });
  await expect(left).toContainText('byline: no contact of this newsroom has that name');
  await expect(left).toContainText(/\d words: \d+ in the draft, \d+ left over, \d+ not of the story/);
  await left.getByText('Where it is from').click();
  await expect(left.getByRole('row', { name: /^Headline/ })).toBeVisible();
  expect(await faultsIn(page, '[data-testid=elsewhere]')).toEqual([]);
  await tabTo(page, left.getByRole('button', { name: 'Put in as a paragraph: Read next' }));
  await page.keyboard.press('Enter');
  await expect(draft.getByText('Read next')).toBeVisible();
  await tool.getByRole('tab', { name: 'The original' }).click();
  const original = tool.getByRole('listitem').filter({ hasText: 'Read next' });
  await expect(original).toHaveAttribute('data-fate', 'placed');
  await original.getByRole('button', { name: 'Take out: Read next' }).click();
  await original.getByRole('button', { name: 'Put into a field: Read next' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Kicker' }).click();
  await expect(draft.getByText('Read next')).toBeVisible();
  await original.getByRole('button', { name: 'Take out: Read next' }).click();
  await original.getByRole('button', { name: 'Put in as a paragraph: Read next' }).click();
  expect(await faultsIn(page, '[data-testid=elsewhere]')).toEqual([]);
  await tool.getByRole('tab', { name: /^Left over/ }).click();
  await page.route(
    '**/assets/images/**',
    (route) => route.fulfill({ status: 413, json: { message: 'It is too large.' } }),
    {
      times: 1,
    },
  );
  const create = tool.getByRole('button', { name: 'Create draft' });
  await create.click();
  // The person has scrolled down to what was left over.
  await expect(tool.getByRole('alert')).toBeInViewport();
  await expect(tool.getByRole('alert')).toContainText('Picture 1 could not be uploaded');
  await create.click();

  await expect(page.getByText('Nothing is published.')).toBeVisible();
  await expect(page).toHaveURL(/\/studio\/desk\/my-drafts;import-[0-9a-f]{24}/);
  await expect(page.getByTestId('form-view')).toBeVisible();
  const [, id] = /my-drafts;(import-[0-9a-f]{24})/.exec(page.url()) ?? [];
  expect(await journalist.getDocument(`drafts.${id}`)).toMatchObject({
    headline: 'The ferry that waits for the last train',
    standfirst: 'For forty years the boat has left when the platform is empty, and not before.',
    section: { _ref: 'section-tech' },
    leadImage: { alt: 'A ferry at the quay', asset: { _ref: expect.stringMatching(/^image-/) } },
    sources: [{ outlet: 'The Shore Paper', url: 'http://shore.example:4140/2024/ferry' }],
  });
  expect(await journalist.getDocument(`drafts.${id}`)).not.toHaveProperty('firstPublishedAt');
  expect(elsewhere).toEqual([]);
});

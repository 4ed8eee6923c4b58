import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLake, loadFile } from 'local-lake';
import { commit } from 'local-lake/testing';
import { newsroomLake } from '../../tools/testing/newsroomLake.ts';
import { headline, lines } from '../lib/import/page.ts';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-article-'));
const data = join(folder, 'lake');
const file = join(folder, 'page.txt');
writeFileSync(file, lines.join('\n\n'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const article = (...parameters: string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['bin/article.ts', ...parameters, '--data', data],
    { encoding: 'utf8' },
  );
  return { stdout, stderr, status };
};

/** Opens the folder only during `use`: the command needs it afterwards. */
const withDataset = async <Result>(
  use: (dataset: Parameters<typeof loadFile>[0]) => Result,
): Promise<Awaited<Result>> => {
  const lake = await createLake({ data, ...newsroomLake });
  const dataset = lake.context.datasets.find('copydesk', 'production');
  if (!dataset) throw new Error('no dataset');
  const result = await use(dataset);
  await lake.close();
  return result;
};

describe('npm run article -- import', () => {
  beforeAll(() =>
    withDataset((dataset) =>
      loadFile(dataset, 'sanity/seed/seed.ndjson', { publicUrl: 'http://localhost/lake' }),
    ),
  );

  it('writes a draft and reports how each part of the page was used', async () => {
    const { stdout, status } = article('import', file);
    expect(status).toBe(0);
    for (const line of [
      /^Draft: http.*\/studio\/intent\/edit\/id=[\w-]+;type=article$/m,
      /section +Tech/,
      /contacts +Harry Davies, Yuval Abraham/,
      /“Views: 0”: a counter/,
      /“2:33 pm”: time of publication/,
    ])
      expect(stdout).toMatch(line);
    const id = /id=([\w-]+);/.exec(stdout)?.[1];
    const draft = await withDataset((dataset) => dataset.get(`drafts.${id}`));
    expect(draft).toMatchObject({
      _type: 'article',
      headline,
      kicker: 'Exclusive',
      section: { _ref: 'section-tech' },
      noByline: true,
    });
  });

  it('writes nothing with --dry-run', () => {
    const { stdout } = article('import', file, '--dry-run');
    expect(JSON.parse(stdout)).toMatchObject({
      draft: { headline },
      alreadyIn: [{ headline }],
      report: { unplaced: expect.any(Array) },
    });
  });

  it.each([
    ['a text', 'ferry.txt', 'The ferry is late\n\nThe ferry to the island was late for the third day.'],
    [
      'a page',
      'ferry.html',
      '<link rel="canonical" href="https://news.example/ferry"><h1>The ferry is back</h1><p>The ferry is back from the yard since Monday.</p>',
    ],
  ])('names %s that is already in, and changes nothing without --again', async (_case, name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const idIn = (output: string): string => /id=([\w-]+);/.exec(output)?.[1] ?? '';
    const id = idIn(article('import', path).stdout);
    // Also if its headline was edited since.
    const sequence = await withDataset((dataset) => {
      const draft = dataset.get(`drafts.${id}`);
      if (draft) commit(dataset, { [draft._id]: { ...draft, headline: 'Edited', sources: [] } });
      return dataset.sequence();
    });
    const { status, stderr } = article('import', path);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        `“${name}” is already in:\n  ${id}  “Edited”\n  http.*/edit/id=${id};type=article\n.*--again`,
      ),
    );
    expect(await withDataset((dataset) => dataset.sequence())).toBe(sequence);

    const second = idIn(article('import', path, '--again').stdout);
    expect(second).not.toBe(id);
    expect(await withDataset((dataset) => dataset.get(`drafts.${second}`)?.slug)).toMatchObject({
      current: expect.stringMatching(/-2$/),
    });
  });

  it('names a story with the same headline, or from the same page', async () => {
    const path = join(folder, 'other.html');
    writeFileSync(
      path,
      `<link rel="canonical" href="https://other.example/page"><h1>${headline}</h1><p>Other words of another paper about the same thing.</p>`,
    );
    expect(article('import', path)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('or a story with its headline or from its page:'),
    });
  });

  it.each([
    ['a file that does not exist', ['import', join(folder, 'none.txt')], 'is not a file'],
    ['a folder', ['import', folder], 'is not a file'],
    ['no verb', [], 'npm run article'],
    ['an option that it does not have', ['import', file, '--fast'], '--fast'],
  ])('prints one clear message for %s', (_case, parameters, message) => {
    const { stderr, status } = article(...parameters);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    ['bytes that are not text', Buffer.from([80, 75, 0, 4]), '“odd” is not text'],
    ['an empty file', Buffer.from(' \n'), '“odd” is empty'],
    [
      'a page without a story',
      Buffer.from('<html><body><nav>Home</nav></body></html>'),
      'contains no article',
    ],
    [
      'a page that would never be read to its end',
      Buffer.from(`<!doctype html><p ${Array.from({ length: 500_000 }, (_, at) => `a${at}="x"`).join(' ')}>`),
      'A tag of the page has thousands of attributes',
    ],
    [
      'a mail whose headers no program wrote',
      Buffer.from(`MIME-Version: 1.0\nX-A: ${'a'.repeat(3_000_000)}\n\nText`),
      '“odd” cannot be read: it is damaged',
    ],
  ])('rejects %s', (_case, bytes, message) => {
    const path = join(folder, 'odd');
    writeFileSync(path, bytes);
    expect(article('import', path)).toMatchObject({ status: 1, stderr: expect.stringContaining(message) });
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLake, loadFile } from 'local-lake';
import { CommandError } from 'local-lake/commands';
import { exportStories } from '../../../bin/archive/exportStories.ts';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-archive-'));
const data = join(folder, 'lake');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const archive = (...parameters: string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['bin/archive.ts', ...parameters, '--data', data],
    { encoding: 'utf8' },
  );
  return { stdout, stderr, status };
};

/** The same within this process, which takes a fraction of the time. @returns what it prints as JSON. */
const exportFrom = async (lakeFolder: string, ...parameters: string[]): Promise<unknown> => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const log = jest.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await exportStories.run([...parameters, '--data', lakeFolder, '--json']);
    expect(log).toHaveBeenCalledTimes(1);
    return JSON.parse(String(log.mock.lastCall?.[0]));
  } finally {
    jest.restoreAllMocks();
  }
};

const load = async (lakeFolder: string, file: string): Promise<void> => {
  const lake = await createLake({ data: lakeFolder, ...newsroomLake });
  const dataset = lake.context.datasets.find('copydesk', 'production');
  if (!dataset) throw new Error('no dataset');
  await loadFile(dataset, file, { publicUrl: 'http://localhost/lake' });
  await lake.close();
};

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').toSorted();

describe('npm run archive -- export', () => {
  beforeAll(() => load(data, 'sanity/seed/seed.ndjson'));

  it('prints one story, with its pictures at the addresses of the site', () => {
    const { stdout, status } = archive('export', '--to', 'markdown', '--story', 'pages-that-stay-up');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^---\ntitle: "Printed once, read by everyone/);
    expect(stdout).toContain('file: "http://localhost:3000/lake/images/');
  });

  it.each([
    ['newsml', 'xml'],
    ['html', 'html'],
  ])('writes a file for each story as %s, and each picture once', async (to, extension) => {
    const out = join(folder, to);
    const report = await exportFrom(data, '--to', to, '--out', out);
    expect(report).toEqual({ to, out, written: 7, pictures: 6, failed: [] });
    const files = readdirSync(out).filter((name) => name !== 'assets');
    expect(files).toContain(`how-corrections-work.${extension}`);
    expect(files).toHaveLength(7);
    const pictures = readdirSync(join(out, 'assets'));
    expect(pictures).toHaveLength(6);
    const written = files.map((file) => readFileSync(join(out, file), 'utf8')).join('\n');
    for (const picture of pictures) expect(written).toContain(`assets/${picture}`);
  });

  it('writes documents that an empty lake imports and exports as the same bytes', async () => {
    const [first, second] = [join(folder, 'first.ndjson'), join(folder, 'again', 'second.ndjson')];
    expect(await exportFrom(data, '--to', 'ndjson', '--out', first)).toMatchObject({
      pictures: 7,
      failed: [],
    });
    const other = join(folder, 'other');
    await load(other, first);
    await exportFrom(other, '--to', 'ndjson', '--out', second);
    expect(linesOf(second)).toEqual(linesOf(first));
    expect(linesOf(first).length).toBeGreaterThan(20);
    expect(readdirSync(join(folder, 'again', 'assets')).toSorted()).toEqual(
      readdirSync(join(folder, 'assets')).toSorted(),
    );
  });

  it('writes one story with all documents that it refers to', async () => {
    const out = join(folder, 'alone', 'story.ndjson');
    await exportFrom(data, '--to', 'ndjson', '--story', 'how-to-file-a-story', '--out', out);
    const other = join(folder, 'alone-lake');
    await load(other, out);
    const text = join(folder, 'alone', 'story.md');
    await exportFrom(other, '--to', 'markdown', '--story', 'how-to-file-a-story', '--out', text);
    expect(readFileSync(text, 'utf8')).toContain('name: "The Copydesk desk"');
  });

  it('writes one story to a file', async () => {
    const out = join(folder, 'one', 'story.html');
    await exportFrom(data, '--to', 'html', '--story', 'how-corrections-work', '--out', out);
    expect(readdirSync(join(folder, 'one')).toSorted()).toEqual(['assets', 'story.html']);
  });

  it('overwrites nothing', async () => {
    const out = join(folder, 'earlier');
    await exportFrom(data, '--to', 'html', '--out', out, '--pictures', 'links');
    expect(readdirSync(out)).not.toContain('assets');
    await expect(exportFrom(data, '--to', 'html', '--out', out)).rejects.toThrow('is not empty');
    const file = join(folder, 'note.md');
    writeFileSync(file, 'mine');
    const again = exportFrom(data, '--to', 'markdown', '--story', 'how-corrections-work', '--out', file);
    await expect(again).rejects.toThrow(CommandError);
    await expect(again).rejects.toThrow('exists');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it.each([
    ['no format', [], '--to'],
    ['a format that it does not have', ['--to', 'toString', '--out', folder], '--to'],
    ['no place for many files', ['--to', 'html'], '--out'],
    [
      'a story that does not exist',
      ['--to', 'markdown', '--story', 'none'],
      'No story that readers can open has the address none.',
    ],
  ])('has one clear message for %s', async (_case, parameters, message) => {
    const rejected = exportFrom(data, ...parameters);
    await expect(rejected).rejects.toThrow(CommandError);
    await expect(rejected).rejects.toThrow(message);
  });

  it('prints that message, such as that it does not have a verb', () => {
    const { stderr, status } = archive('constructor');
    expect(status).toBe(1);
    expect(stderr).toContain('npm run archive');
    expect(stderr).not.toContain('    at ');
  });
});

describe('live coverage', () => {
  const liveData = join(folder, 'live-lake');
  const paragraph = (text: string) => ({
    ...{ _type: 'block', _key: 'p', style: 'normal', markDefs: [] },
    children: [{ _type: 'span', _key: 's', text, marks: [] }],
  });
  const story = (id: string, more: object) => ({
    _id: id,
    _type: 'article',
    headline: `Headline of ${id}`,
    slug: { _type: 'slug', current: id },
    typeOfWork: 'live',
    standfirst: 'As it happened.',
    section: { _type: 'reference', _ref: 'tech' },
    body: [paragraph('It begins at nine.')],
    firstPublishedAt: '2026-11-20T08:00:00Z',
    ...more,
  });
  const entry = (number: number) => ({
    _id: `entry-${number}`,
    _type: 'liveEntry',
    story: { _type: 'reference', _ref: 'live', _weak: true },
    headline: `Moment ${number}`,
    firstPublishedAt: `2026-11-20T09:00:${String(number).padStart(2, '0')}Z`,
    body: [paragraph(`What happened in moment ${number}.`)],
    endsCoverage: number === 51,
  });
  beforeAll(async () => {
    const documents = [
      story('live', { liveEndedAt: '2026-11-20T10:00:00Z' }),
      { _id: 'tech', _type: 'section', title: 'Tech', slug: { _type: 'slug', current: 'tech' } },
      // More than a page of the site has.
      ...Array.from({ length: 51 }, (_, index) => entry(index + 1)),
    ];
    const file = join(folder, 'live.ndjson');
    writeFileSync(file, documents.map((document) => JSON.stringify(document)).join('\n'));
    await load(liveData, file);
  });

  it('is one text, from the first entry to the last', async () => {
    const out = join(folder, 'live.md');
    await exportFrom(liveData, '--to', 'markdown', '--story', 'live', '--out', out);
    const moments = [...readFileSync(out, 'utf8').matchAll(/^What happened in moment (\d+)\.$/gm)].map(
      ([, number]) => Number(number),
    );
    expect(moments).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
  });

  it.each([
    ['all', []],
    ['one story', ['--story', 'live']],
  ])('leaves as documents with the story that readers see: %s', async (name, parameters) => {
    const out = join(folder, `live-${name}`, 'out.ndjson');
    await exportFrom(liveData, '--to', 'ndjson', ...parameters, '--out', out);
    const documents = linesOf(out)
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const entries = documents.filter(({ _type }) => _type === 'liveEntry');
    expect(entries).toHaveLength(51);
    expect(entries.every(({ story: { _ref } }) => _ref === 'live')).toBe(true);
    expect(documents.find(({ _id }) => _id === 'live')).toMatchObject({
      liveEndedAt: '2026-11-20T10:00:00Z',
    });
  });
});

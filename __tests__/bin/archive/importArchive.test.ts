import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { createLake, loadFile } from 'local-lake';
import { CommandError } from 'local-lake/commands';
import sharp from 'sharp';
import { importArchive } from '../../../bin/archive/importArchive.ts';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';
import { fixture } from '../../fixtures/archives/archiveFiles.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-archive-'));
const data = path.join(folder, 'lake');
const file = path.join(folder, 'export.xml');
const work = path.join(folder, 'work');
const uploads = path.join(folder, 'uploads');
const mappingFile = path.join(work, 'mapping.yaml');
const whole = fixture('wordpress.xml').toString();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const given = ['import', file, '--from', 'wordpress', '--work', work, '--data', data];

/** The program itself. */
const archiveProgram = (...parameters: string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['bin/archive.ts', ...given, ...parameters],
    { encoding: 'utf8' },
  );
  return { stdout, stderr, status, report: stdout.includes('Report:') ? readReport() : null };
};

/** What the program runs, within this process, which takes a fraction of the time. */
const archive = (...parameters: string[]) => runHere(...given.slice(1), ...parameters);

const runHere = async (...parameters: string[]) => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const log = jest.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await importArchive.run(parameters);
    const stdout = log.mock.calls.map(([line]) => `${line}\n`).join('');
    return {
      stdout,
      status: process.exitCode ?? 0,
      report: stdout.includes('Report:') ? readReport() : null,
    };
  } finally {
    process.exitCode = 0;
    jest.restoreAllMocks();
  }
};

const readReport = () => JSON.parse(readFileSync(path.join(work, 'report.json'), 'utf8'));

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

const documentsOf = (type: string) =>
  withDataset((dataset) =>
    dataset.db
      .prepare('SELECT id FROM documents')
      .all()
      .flatMap(({ id }) => dataset.get(String(id)) ?? [])
      .filter(({ _type }) => _type === type),
  );

const picture = async (name: string, red: number) => {
  const place = path.join(uploads, name);
  mkdirSync(path.dirname(place), { recursive: true });
  await sharp({ create: { width: 24, height: 16, channels: 3, background: { r: red, g: 90, b: 90 } } })
    .png()
    .toFile(place);
};

/** What a run over both stories reports, whichever run imported them. */
const wholeReport = { stories: 2, pictures: 3, redirects: 5, proposals: 2 };

/** The tests are the steps of one move, in their order. */
describe('npm run archive -- import --from wordpress', () => {
  beforeAll(async () => {
    const site = path.join(folder, 'site.ndjson');
    writeFileSync(
      site,
      [
        {
          ...{ _id: 'site', _type: 'site', title: 'Paper', noBylineLine: 'By our staff' },
          ...{ language: 'en', timeZone: 'Europe/London' },
        },
        {
          _id: 'section-council',
          _type: 'section',
          title: 'Council',
          slug: { _type: 'slug', current: 'council' },
        },
      ]
        .map((document) => `${JSON.stringify(document)}\n`)
        .join(''),
    );
    await withDataset((dataset) => loadFile(dataset, site, { publicUrl: 'http://localhost/lake' }));
    await picture('2019/05/weir.png', 10);
    await picture('2019/05/court.png', 20);
  });

  it('asks for a dry run first', async () => {
    writeFileSync(file, whole);
    const asked = archive();
    await expect(asked).rejects.toThrow(CommandError);
    await expect(asked).rejects.toThrow('Run it with --dry-run first');
  });

  it('writes the mapping and no document in a dry run, and says what would fail', async () => {
    const { stdout, status, report } = await archive('--dry-run', '--pictures', uploads);
    expect(status).toBe(1);
    expect(stdout).toMatch(/1 {2}would be imported/);
    expect(report.failures).toEqual([
      expect.objectContaining({
        headline: 'Market day returns',
        reason: expect.stringMatching('stalls-300x200.png is not there'),
      }),
    ]);
    expect(readFileSync(mappingFile, 'utf8')).toMatch(
      /name: Council\n {4}stories: 2\n {4}id: section-council/,
    );
    expect(await documentsOf('article')).toEqual([]);
    expect(await documentsOf('person')).toEqual([]);
  });

  it('imports nothing of a file that was cut off, because its pictures may be in the missing part', async () => {
    writeFileSync(file, whole.slice(0, whole.indexOf('<title>Market day returns')));
    const { status, report } = await archive('--pictures', uploads);
    expect(status).toBe(1);
    expect(report).toMatchObject({ imported: 0, endedBecause: expect.stringMatching('ends in the middle') });
    expect(await documentsOf('article')).toEqual([]);
  });

  it('lists what failed, and imports the rest', async () => {
    writeFileSync(file, whole);
    const { status, report } = archiveProgram('--pictures', uploads);
    expect(status).toBe(1);
    expect(report).toMatchObject({ stories: 2, imported: 1, pictures: 2, redirects: 3, proposals: 1 });
    expect(report.skipped).toEqual({
      'not published there (draft)': 1,
      'protected by a password': 1,
      'a page, not a story': 1,
      'no story (attachment)': 2,
    });
    expect(readFileSync(path.join(work, 'report.html'), 'utf8')).toMatch('Market day returns');
    const [story, ...more] = await documentsOf('article');
    expect(more).toEqual([]);
    expect(story).toMatchObject({
      headline: 'Orchard growers win the water dispute – for now',
      slug: { current: 'growers-win-water' },
      firstPublishedAt: '2019-05-04T12:30:00.000Z',
      importedFrom: {
        source: 'wordpress',
        address: 'https://gazette.example/2019/05/growers-win-water/',
      },
      leadImage: { alt: 'Steps of a court house' },
      noByline: false,
    });
  });

  it('retries only what failed, once its picture is there', async () => {
    await picture('2012/09/stalls.png', 30);
    const { status, report } = await archive('--pictures', uploads, '--retry');
    expect(status).toBe(0);
    expect(report).toMatchObject({ ...wholeReport, imported: 1, present: 1, failures: [] });
    expect((await archive('--retry')).report).toMatchObject({ ...wholeReport, imported: 0, present: 2 });
  });

  it('changes nothing when it runs again', async () => {
    const sequence = () => withDataset((dataset) => dataset.sequence());
    const before = await sequence();
    const { status, report } = await archive('--pictures', uploads);
    expect(status).toBe(0);
    expect(report).toMatchObject({ ...wholeReport, imported: 0, present: 2 });
    expect(await sequence()).toBe(before);
  });

  it('has written redirects, people, topics, and proposals that are no corrections yet', async () => {
    const redirects = (await documentsOf('redirect')).map(({ from, to }) => `${from} → ${to}`);
    expect(redirects.sort()).toEqual([
      '/2012/09/market-day → /articles/market-day',
      '/2019/05/growers-win-water → /articles/growers-win-water',
      '/2019/05/water-dispute → /articles/growers-win-water',
      '/?p=101 → /articles/growers-win-water',
      '/?p=55 → /articles/market-day',
    ]);
    expect((await documentsOf('person')).map(({ name }) => name).sort()).toEqual(['Ada Roe', 'Gwen Doe']);
    expect((await documentsOf('topic')).map(({ title }) => title)).toEqual(['Apples']);
    const proposals = await documentsOf('correction');
    expect(proposals.map(({ _id }) => _id).every((id) => id.startsWith('drafts.'))).toBe(true);
    expect(proposals.map(({ kind }) => kind).sort()).toEqual(['correction', 'editors-note']);
    expect(JSON.stringify(await documentsOf('person'))).not.toMatch('@');
  });

  it.each([
    ['an unknown format', ['--from', 'typewriter'], 'npm run archive -- import'],
    ['a folder of pictures that is not there', ['--pictures', '/none'], 'does not exist'],
  ])('has one clear message for %s', async (_case, parameters, message) => {
    const rejected = archive(...parameters);
    await expect(rejected).rejects.toThrow(CommandError);
    await expect(rejected).rejects.toThrow(message);
  });

  it('prints one clear message for an unknown option', () => {
    const { stderr, status } = archiveProgram('--fast');
    expect(status).toBe(1);
    expect(stderr).toMatch('--fast');
    expect(stderr).not.toMatch('    at ');
  });

  it('leaves a story alone that was taken off the site here', async () => {
    await withDataset(async (dataset) => {
      const lines = ['market-day'].map((slug) =>
        JSON.stringify({
          _id: 'kept-redirect',
          _type: 'redirect',
          from: `/articles/${slug}-2`,
          to: `/articles/${slug}-2`,
        }),
      );
      const off = path.join(folder, 'off.ndjson');
      writeFileSync(off, lines.join('\n'));
      await loadFile(dataset, off, { publicUrl: 'http://localhost/lake' });
    });
    writeFileSync(
      file,
      whole
        .replace('<wp:post_id>55</wp:post_id>', '<wp:post_id>77</wp:post_id>')
        .replace('<![CDATA[market-day]]>', '<![CDATA[market-day-2]]>'),
    );
    const { report } = await archive('--pictures', uploads);
    expect(report).toMatchObject({ present: 1, imported: 0 });
    expect(report.failures[0].reason).toMatch('taken off the site');
  });
});

describe('npm run archive -- import of a zip with its own pictures', () => {
  it('reads pages, takes the pictures beside them, and says which file cannot be read', async () => {
    const place = path.join(folder, 'site.zip');
    const press = readFileSync(path.join(uploads, '2019/05/weir.png'));
    const page = `<!doctype html><html lang="en"><meta property="article:published_time" content="2015-05-04T08:00:00Z">
      <meta property="article:section" content="Council"><meta property="og:image" content="https://gazette.example/card.png"><article><h1>Cider prices rise</h1>
      <p>Cider makers raise prices this week, after a year without rain in the orchards of the county.</p>
      <img src="img/press.png" alt="A press">
      <p>Perry follows, the growers of pears say, because the same presses are used for both of them.</p></article>`;
    writeFileSync(
      place,
      zipSync({
        '2015/cider.html': strToU8(page),
        '2015/img/press.png': press,
        '2015/rain.html': strToU8('%PDF-1.4'),
      }),
    );
    const own = path.join(folder, 'work-of-zip');
    const importZip = (...more: string[]) =>
      runHere(place, '--from', 'html', '--work', own, '--data', data, ...more);
    expect((await importZip('--dry-run')).stdout).toMatch(/1 {2}would be imported/);
    expect((await importZip()).stdout).toMatch(/1 {2}imported/);
    const { failures } = JSON.parse(readFileSync(path.join(own, 'report.json'), 'utf8'));
    expect(failures).toEqual([expect.objectContaining({ headline: '2015/rain.html' })]);
    const [story] = (await documentsOf('article')).filter(({ headline }) => headline === 'Cider prices rise');
    expect(story).toMatchObject({
      firstPublishedAt: '2015-05-04T08:00:00.000Z',
      body: [{ _type: 'block' }, { _type: 'image', alt: 'A press' }, { _type: 'block' }],
    });
    const moved = await documentsOf('redirect');
    expect(moved).toContainEqual(
      expect.objectContaining({ from: '/2015/cider.html', to: '/articles/cider' }),
    );
  });
});

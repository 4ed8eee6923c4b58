import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLake, loadFile } from 'local-lake';
import sharp from 'sharp';
import { exportStories } from '../../../bin/archive/exportStories.ts';
import { importArchive } from '../../../bin/archive/importArchive.ts';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-recordings-'));
const data = path.join(folder, 'lake');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of one kind, so that no file is taken for another. */
const film = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(300_000, 'film')]);
const sound = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(100_000, 'sound')]);
const captions = Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nRain <i>falls</i> & falls\n');
const transcript = 'She: it rains.\nHe: no.\n\nShe: yes & no.';

const openAt = (place: string) => createLake({ data: place, ...newsroomLake });

const load = async (place: string, documents: object[], beside: string): Promise<void> => {
  const file = path.join(beside, 'load.ndjson');
  writeFileSync(file, documents.map((document) => JSON.stringify(document)).join('\n'));
  const lake = await openAt(place);
  const dataset = lake.context.datasets.find('copydesk', 'production');
  if (!dataset) throw new Error('no dataset');
  await loadFile(dataset, file, { publicUrl: 'http://localhost/lake' });
  await lake.close();
};

const section = {
  ...{ _id: 'tech', _type: 'section', title: 'Tech' },
  slug: { _type: 'slug', current: 'tech' },
};
const site = { _id: 'site', _type: 'site', title: 'Paper', noBylineLine: 'By our staff', language: 'en' };
const file = (name: string) => ({ _type: 'file', _sanityAsset: `file@file://./${name}` });
const paragraph = (_key: string, text: string) => ({
  ...{ _type: 'block', _key, style: 'normal', markDefs: [] },
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
});

const story = {
  ...{ _id: 'rain', _type: 'article', headline: 'Rain in the north', standfirst: 'It rains.' },
  ...{ slug: { _type: 'slug', current: 'rain' }, typeOfWork: 'news', language: 'en' },
  section: { _type: 'reference', _ref: 'tech' },
  firstPublishedAt: '2026-11-20T08:00:00.000Z',
  noByline: true,
  body: [
    paragraph('a', 'It rains in the north.'),
    {
      ...{ _type: 'video', _key: 'b', title: 'Rain & “hail”', credit: 'Ann & Bob', transcript },
      ...{ file: file('film.webm'), captions: file('film.vtt') },
      poster: { _type: 'image', _sanityAsset: 'image@file://./poster.png' },
    },
    { _type: 'audio', _key: 'c', title: 'Hail', transcript: 'Noise.', file: file('sound.mp3') },
    paragraph('d', 'It ends.'),
  ],
};

beforeAll(async () => {
  writeFileSync(path.join(folder, 'film.webm'), film);
  writeFileSync(path.join(folder, 'sound.mp3'), sound);
  writeFileSync(path.join(folder, 'film.vtt'), captions);
  await sharp({ create: { width: 24, height: 16, channels: 3, background: '#456' } })
    .png()
    .toFile(path.join(folder, 'poster.png'));
  await load(data, [site, section, story], folder);
});

const quietly = async (work: () => Promise<void>): Promise<void> => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  jest.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await work();
  } finally {
    jest.restoreAllMocks();
    process.exitCode = 0;
  }
};

const exportAs = async (to: string): Promise<string> => {
  const out = path.join(folder, `out-${to}-${Math.random()}`);
  await quietly(() => exportStories.run(['--to', to, '--out', out, '--data', data, '--json']));
  return out;
};

type Loose = Record<string, unknown>;
type Stored = { body: Loose[]; report: Loose; bytesOf: (field: unknown) => Promise<Buffer> };

/** Imports an export into a paper of its own. */
const importFrom = async (
  out: string,
  from: string,
  use: (stored: Stored) => Promise<void>,
): Promise<void> => {
  const place = `${out}-lake`;
  const work = `${out}-work`;
  mkdirSync(place, { recursive: true });
  await load(place, [site, section], folder);
  const run = (...more: string[]) =>
    quietly(() => importArchive.run([out, '--from', from, '--work', work, '--data', place, ...more]));
  await run('--dry-run');
  const trial = JSON.parse(readFileSync(path.join(work, 'report.json'), 'utf8'));
  await run();
  const report = JSON.parse(readFileSync(path.join(work, 'report.json'), 'utf8'));
  expect(trial).toMatchObject({
    failures: [],
    imported: 1,
    recordings: report.recordings,
    notes: report.notes,
  });
  const lake = await openAt(place);
  try {
    const dataset = lake.context.datasets.find('copydesk', 'production');
    if (!dataset) throw new Error('no dataset');
    const found = dataset.db
      .prepare('SELECT id FROM documents')
      .all()
      .flatMap(({ id }) => dataset.get(String(id)) ?? [])
      .find(({ _type }) => _type === 'article');
    const bytesOf = async (field: unknown): Promise<Buffer> => {
      const { asset } = field as { asset: { _ref: string } };
      const { path: address } = dataset.get(asset._ref) as unknown as { path: string };
      const response = await lake.fetch(new Request(`http://lake.invalid/${address}`));
      expect([address, response.status]).toEqual([address, 200]);
      return Buffer.from(await response.arrayBuffer());
    };
    await use({ body: (found?.body ?? []) as Loose[], report, bytesOf });
  } finally {
    await lake.close();
  }
};

const formats = [
  ['ninjs', 'ninjs'],
  ['newsml', 'newsml'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['ndjson', 'sanity'],
];

describe.each(formats)('films and sounds that went out as %s', (to, from) => {
  it('come in again, each byte of them, with captions, picture, words and their places', async () => {
    const out = await exportAs(to);
    await importFrom(out, from, async ({ body, report, bytesOf }) => {
      expect(body.map(({ _type }) => _type)).toEqual(['block', 'video', 'audio', 'block']);
      const [, video, audio] = body;
      expect(video).toMatchObject({ title: 'Rain & “hail”', credit: 'Ann & Bob', transcript });
      expect(audio).toMatchObject({ title: 'Hail', transcript: 'Noise.' });
      expect((await bytesOf(video?.file)).equals(film)).toBe(true);
      expect((await bytesOf(video?.captions)).equals(captions)).toBe(true);
      expect((await bytesOf(audio?.file)).equals(sound)).toBe(true);
      expect((await bytesOf(video?.poster)).length).toBeGreaterThan(0);
      expect(report).toMatchObject({ pictures: 1, recordings: 3, notes: [] });
    });
  });

  it('are links with their words, and the report says why, if their files are missing or are none', async () => {
    const out = await exportAs(to);
    const assets = path.join(out, 'assets');
    for (const name of readdirSync(assets)) {
      if (name.endsWith('.webm')) rmSync(path.join(assets, name));
      if (name.endsWith('.mp3')) writeFileSync(path.join(assets, name), '<!doctype html><p>Not found');
    }
    await importFrom(out, from, async ({ body, report }) => {
      const texts = body.map(({ children }) => (children as Loose[])[0]?.text);
      expect(texts).toEqual([
        ...['It rains in the north.', 'Rain & “hail”', 'Ann & Bob'],
        ...['She: it rains.\nHe: no.', 'She: yes & no.', 'Hail', 'Noise.', 'It ends.'],
      ]);
      expect(report).toMatchObject({ imported: 1, recordings: 0 });
      expect(JSON.stringify(report.notes)).toMatch(
        /The film “Rain & “hail”” is (?:a link|no more than words) in the text: the file \S+\.webm is not in the archive\./,
      );
      expect(JSON.stringify(report.notes)).toMatch(
        /The sound “Hail” is (?:a link|no more than words) in the text: the file \S+\.mp3 is no sound that browsers play\./,
      );
    });
  });
});

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../../..');

export const oldSections = ['tech', 'standards', 'inside'];
/** More notes than one query of the log returns. */
export const oldNotes = 521;

const reference = (id: string) => ({ _type: 'reference', _ref: id });

/** Four notes at each instant, over three years; the last is the oldest. */
const publishedAt = (index: number): string =>
  new Date(Date.UTC(2025, 11, 20, 12) - Math.floor(index / 4) * 8 * 24 * 3_600_000).toISOString();

const note = (index: number) => ({
  _id: `old-note-${index}`,
  _type: 'correction',
  article: { ...reference(`old-story-${index % 30}`), _weak: true },
  // Older corrections have no section.
  ...(index < 300 && { section: { ...reference(`section-${oldSections[index % 3]}`), _weak: true } }),
  status: index % 50 === 7 ? 'superseded' : 'published',
  kind: index === oldNotes - 1 ? 'retraction' : index % 5 === 0 ? 'clarification' : 'correction',
  severity: 'substantive',
  affects: ['body'],
  was: `It has ${index} rooms.`,
  is: `It has ${index + 1} rooms.`,
  note: `Note ${index}: an article about a hotel gave the wrong number of rooms. It has ${index + 1}.`,
  requestedBy: 'p-anna',
  approvedBy: 'p-ben',
  approvedAt: publishedAt(index),
  publishedAt: publishedAt(index),
  sequence: 1,
});

/** Stories of one topic and author, one every five days from 2023 on, and more than a month shows in one of them. */
export const oldStories = 90;
export const storiesOfBusyMonth = 210;
export const busyDays = 7;
const dayMs = 24 * 3_600_000;
const firstStoryMs = Date.UTC(2023, 5, 1, 12);
const busyMonthMs = Date.UTC(2022, 10, 3, 12);

const oldStory = (index: number) => ({
  ...story(index),
  _id: `archived-story-${index}`,
  headline: `Bridge ${index} opens`,
  slug: { _type: 'slug', current: `bridge-${index}` },
  topics: [{ ...reference('topic-surveillance'), _key: 'topic' }],
  noByline: false,
  bylines: [{ ...reference('person-the-desk'), _key: 'desk' }],
  firstPublishedAt: new Date(
    index < oldStories
      ? firstStoryMs + index * 5 * dayMs
      : busyMonthMs + ((index - oldStories) % busyDays) * dayMs + index * 60_000,
  ).toISOString(),
});

/** Stories 0 to 28. Story 29 is no longer on the site. */
const story = (index: number) => ({
  _id: `old-story-${index}`,
  _type: 'article',
  headline: `Hotel ${index} opens`,
  slug: { _type: 'slug', current: `hotel-${index}` },
  standfirst: 'A hotel has opened, and it has a number of rooms.',
  language: 'en',
  typeOfWork: 'news',
  section: reference(`section-${oldSections[index % 3]}`),
  noByline: true,
  // Later than the notes: the dates of a story must not remove a note from the log.
  firstPublishedAt: '2026-01-01T08:00:00.000Z',
  body: [
    {
      _type: 'block',
      _key: 'a',
      style: 'normal',
      markDefs: [],
      children: [{ _type: 'span', _key: 's', text: 'It has rooms.', marks: [] }],
    },
  ],
});

/** Stories of one day, three at each instant: more than two pages show. */
export const storiesOfBusyDay = 450;
const busyDayMs = Date.UTC(2022, 4, 10, 8);

const storyOfBusyDay = (index: number) => ({
  ...story(index),
  _id: `busy-day-story-${index}`,
  headline: `Tram ${index} runs`,
  slug: { _type: 'slug', current: `tram-${index}` },
  firstPublishedAt: new Date(busyDayMs + Math.floor(index / 3) * 60_000).toISOString(),
});

/** Fills a data folder with the demonstration dataset, and an imported log and stories of several years. */
export const fillWithOldPaper = async (dataDir: string): Promise<void> => {
  const documents = [
    ...Array.from({ length: 29 }, (_, index) => story(index)),
    ...Array.from({ length: oldNotes }, (_, index) => note(index)),
    ...Array.from({ length: oldStories + storiesOfBusyMonth }, (_, index) => oldStory(index)),
    ...Array.from({ length: storiesOfBusyDay }, (_, index) => storyOfBusyDay(index)),
  ];
  const file = path.join(dataDir, 'old-paper.ndjson');
  writeFileSync(file, documents.map((document) => JSON.stringify(document)).join('\n'));
  const lake = spawn(
    path.join(root, 'node_modules/.bin/node'),
    [
      path.join(root, 'bin/lake.ts'),
      ...['--port', '0', '--data', path.join(dataDir, 'lake')],
      ...['--seed', path.join(root, 'sanity/seed/seed.ndjson'), '--import', file],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const read = (piece: Buffer) => {
      printed += piece.toString();
      if (printed.includes('The lake answers at')) resolve();
    };
    lake.stdout.on('data', read);
    lake.stderr.on('data', read);
    lake.once('exit', (code) => reject(new Error(`The lake ended with ${code}:\n${printed}`)));
  });
  await new Promise<void>((resolve) => {
    lake.removeAllListeners('exit').once('exit', () => resolve());
    lake.kill('SIGTERM');
  });
};

import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { median } from '../edge/statistics.ts';
import { type Extractor, extractors, type Found, textOfHtml } from './extractors.ts';
import { readPages, type TestPage } from './pages.ts';
import {
  f1,
  isAuthorFound,
  isDescriptionFound,
  isSameDay,
  isSameImage,
  isSameTitle,
  wordsOf,
} from './score.ts';

/**
 * Compares the importer with other extractors over sets of pages with known answers, which are not in the repository:
 * `npm run bench -- import FOLDER…`. `--wrong` lists what the importer did not find.
 */
const folders = process.argv.slice(3).filter((argument) => !argument.startsWith('--'));
const listsWrong = process.argv.includes('--wrong');

const facts = ['title', 'author', 'date', 'description', 'image'] as const;
type Fact = (typeof facts)[number];
type Verdict = 'right' | 'wrong' | 'missing' | null;
type Row = Record<Fact, Verdict> & { body: number | null; ms: number };

const halfWrong = 0.5;
const comparisons: Record<Fact, (found: string, expected: string) => boolean> = {
  title: isSameTitle,
  author: isAuthorFound,
  date: isSameDay,
  description: isDescriptionFound,
  image: isSameImage,
};
const answers = ({
  title,
  byline,
  publishedTime,
  excerpt,
  image,
}: TestPage): Record<Fact, string | null> => ({
  title,
  author: byline,
  date: publishedTime,
  description: excerpt,
  image,
});

if (folders.length === 0)
  console.log('Skipped: give the folders of the page sets, such as a copy of mozilla/readability.');
else {
  const results = [];
  for (const folder of folders) {
    const { set, pages } = readPages(folder);
    const rows: Record<string, ReturnType<typeof summaryOf>> = {};
    for (const [name, extract] of Object.entries(extractors))
      rows[name] = summaryOf(await measure(name, extract, pages));
    console.log(`${set}, ${pages.length} pages`);
    console.table(rows);
    results.push({ set, pages: pages.length, rows });
  }
  const result = {
    measuredAt: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
    node: process.version,
    conditions: 'percent of the pages that have the answer; milliseconds a page with parsing, at the median',
    loadAverage: loadavg()[0],
    sets: results,
  };
  writeFileSync(
    path.resolve(import.meta.dirname, '../results/import.json'),
    `${JSON.stringify(result, null, 2)}\n`,
  );
}

async function measure(name: string, extract: Extractor, pages: TestPage[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const page of pages) {
    const begun = performance.now();
    const found = await quietly(() => extract(page));
    const ms = performance.now() - begun;
    const row = { ...verdictsOf(page, found), ms };
    rows.push(row);
    if (listsWrong && name === 'Copydesk') listWrong(page, found, row);
  }
  return rows;
}

/** Extractors write to the console. One that fails has found nothing. */
async function quietly(extract: () => ReturnType<Extractor>): Promise<Found | null> {
  const { log, error, warn } = console;
  Object.assign(console, { log: () => {}, error: () => {}, warn: () => {} });
  try {
    return await extract();
  } catch {
    return null;
  } finally {
    Object.assign(console, { log, error, warn });
  }
}

function verdictsOf(page: TestPage, found: Found | null): Omit<Row, 'ms'> {
  const known = answers(page);
  const verdict = (fact: Fact): Verdict => {
    const expected = known[fact];
    if (expected === null) return null;
    if (!found?.[fact]) return 'missing';
    return comparisons[fact](found[fact], expected) ? 'right' : 'wrong';
  };
  const body =
    page.body === null
      ? null
      : f1(wordsOf(found?.body ?? '', page.language), wordsOf(textOfHtml(page.body), page.language));
  return {
    body,
    title: verdict('title'),
    author: verdict('author'),
    date: verdict('date'),
    description: verdict('description'),
    image: verdict('image'),
  };
}

function summaryOf(rows: Row[]) {
  const bodies = rows.flatMap(({ body }) => body ?? []);
  const mean = bodies.reduce((sum, body) => sum + body, 0) / bodies.length;
  const share = (fact: Fact): number | null => {
    const known = rows.filter((row) => row[fact] !== null);
    return known.length === 0
      ? null
      : percent(known.filter((row) => row[fact] === 'right').length / known.length);
  };
  return {
    bodyF1: bodies.length === 0 ? null : percent(mean),
    halfWrong:
      bodies.length === 0 ? null : percent(bodies.filter((body) => body < halfWrong).length / bodies.length),
    title: share('title'),
    author: share('author'),
    date: share('date'),
    wrongDates: rows.filter(({ date }) => date === 'wrong').length,
    description: share('description'),
    image: share('image'),
    ms: Math.round(median(rows.map(({ ms }) => ms))),
  };
}

function percent(share: number): number {
  return Number((share * 100).toFixed(1));
}

function listWrong(page: TestPage, found: Found | null, row: Row): void {
  const known = answers(page);
  for (const fact of facts)
    if (row[fact] === 'wrong' || row[fact] === 'missing')
      console.log(
        `${page.name}: ${fact} ${row[fact]}: ${found?.[fact].slice(0, 120)} ≠ ${known[fact]?.slice(0, 120)}`,
      );
  if (row.body !== null && row.body < 0.9) console.log(`${page.name}: body ${row.body.toFixed(2)}`);
}

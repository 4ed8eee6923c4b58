import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { buildIfNeeded, startProduct } from '../../testing/startProduct.ts';
import { installPrograms } from '../../testing/systemPrograms.ts';
import { median } from '../edge/statistics.ts';
import { findWhyNotKept, launchAsReader, weigh } from './browser.ts';
import { runLighthouse } from './lighthouse.ts';
import { measureNextPage } from './nextPage.ts';
import { openSlowNetwork } from './slowNetwork.ts';

/** Measures what readers wait for and pay for, on a phone, with the demonstration dataset. The next page is opened with a mouse. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const port = 4796;
/** What an article may cost at the first visit, without pictures, in kilobytes of 1,000 bytes. */
const maxKilobytes = 100;
const maxLcpMs = 1_200;
const maxNextPageMs = 100;

const story = '/articles/microsoft-withdraws-services-from-unit-8200';
/** Each kind of page, and a link to a story on it. */
const kinds = {
  article: { path: story, link: '.more a[href^="/articles/"]' },
  front: { path: '/', link: `a[href="${story}"]` },
  section: { path: '/sections/standards', link: 'main a[href^="/articles/"]' },
  search: { path: '/search?q=correction', link: 'main a[href^="/articles/"]' },
};

const missing = installPrograms(['the whole chromium']);
if (missing.length)
  throw new Error(`The benchmark needs ${missing.join(', ')}. Install it and run it again.`);

const dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-pages-'));
buildIfNeeded();
const loadBefore = loadavg()[0] ?? 0;
const product = await startProduct(dataDir, port);
const slow = await openSlowNetwork(port);
const browser = await launchAsReader();

/** Browsers allow on localhost what they otherwise allow with TLS only. */
const at = (address: string, through = port): string => `http://localhost:${through}${address}`;

const measure = async ({ path: address, link }: (typeof kinds)[keyof typeof kinds]) => {
  const weight = await weigh(browser, at(address));
  const notKept = await findWhyNotKept(browser, at(address));
  const nextPageMs: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    nextPageMs.push(await measureNextPage(at(address, slow.port), link));
  return {
    path: address,
    ...weight,
    ...runLighthouse(at(address), rounds),
    notKept,
    nextPageMs: Math.round(median(nextPageMs)),
  };
};

try {
  const pages: Record<string, Awaited<ReturnType<typeof measure>>> = {};
  for (const [kind, one] of Object.entries(kinds)) pages[kind] = await measure(one);
  console.table(
    Object.fromEntries(
      Object.entries(pages).map(([kind, { withoutPictures, bytes, ...page }]) => [
        kind,
        {
          KB: Math.round(withoutPictures / 100) / 10,
          'KB of pictures': Math.round((bytes.image ?? 0) / 100) / 10,
          requests: page.requests,
          score: page.score,
          'LCP, ms': page.lcpMs,
          'TBT, ms': page.tbtMs,
          CLS: page.cls,
          'kept for the way back': page.notKept ?? 'yes',
          'next page, ms': page.nextPageMs,
        },
      ]),
    ),
  );
  const result = {
    measuredAt: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
    node: process.version,
    browser: browser.version(),
    conditions: `medians of ${rounds}; Lighthouse's mobile preset; the next page on slow 4G, through a proxy`,
    bounds: { maxKilobytes, maxLcpMs, maxNextPageMs },
    loadAverage: { before: loadBefore, after: loadavg()[0] ?? 0 },
    pages,
  };
  const folder = path.resolve(import.meta.dirname, '../results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'pages.json'), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await browser.close();
  slow.close();
  await product.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

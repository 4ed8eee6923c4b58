import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { findProgram, wholeChromiumNames } from '../../testing/systemPrograms.ts';
import { median } from '../edge/statistics.ts';

/** npm fetches it for the benchmark: 176 MB for one command would triple the time of every other install. */
const lighthouse = 'lighthouse@13.5.0';
const maxMs = 300_000;

const audit = z.object({ numericValue: z.number() });
const reportSchema = z.object({
  categories: z.object({ performance: z.object({ score: z.number() }) }),
  audits: z.object({
    'first-contentful-paint': audit,
    'largest-contentful-paint': audit,
    'total-blocking-time': audit,
    'cumulative-layout-shift': audit,
  }),
});

/** One run with Lighthouse's default, its mobile preset: a phone, slow 4G, and a processor of a quarter of the speed. */
const runOnce = (url: string) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-lighthouse-'));
  const file = path.join(folder, 'report.json');
  try {
    const { status, stderr } = spawnSync(
      'npm',
      [
        ...['exec', '--yes', `--package=${lighthouse}`, '--', 'lighthouse', url, '--quiet'],
        ...['--only-categories=performance', '--output=json', `--output-path=${file}`],
        '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
      ],
      {
        cwd: folder,
        encoding: 'utf8',
        timeout: maxMs,
        env: { ...process.env, CHROME_PATH: findProgram(...wholeChromiumNames) ?? '' },
      },
    );
    if (status !== 0) throw new Error(`Lighthouse failed: ${stderr.slice(-500)}`);
    const { categories, audits } = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return {
      score: categories.performance.score * 100,
      fcpMs: audits['first-contentful-paint'].numericValue,
      lcpMs: audits['largest-contentful-paint'].numericValue,
      tbtMs: audits['total-blocking-time'].numericValue,
      cls: audits['cumulative-layout-shift'].numericValue,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Once in some dozen runs Chromium records no start of the navigation, and Lighthouse gives up. */
const runTwiceAtMost = (url: string): ReturnType<typeof runOnce> => {
  try {
    return runOnce(url);
  } catch (error) {
    console.warn(`Once more: ${error instanceof Error ? error.message : String(error)}`);
    return runOnce(url);
  }
};

/** The medians of several runs. */
export const runLighthouse = (url: string, runs: number) => {
  const results = Array.from({ length: runs }, () => runTwiceAtMost(url));
  const of = (name: keyof (typeof results)[number]) => median(results.map((result) => result[name]));
  return {
    score: Math.round(of('score')),
    fcpMs: Math.round(of('fcpMs')),
    lcpMs: Math.round(of('lcpMs')),
    tbtMs: Math.round(of('tbtMs')),
    cls: Number(of('cls').toFixed(3)),
  };
};

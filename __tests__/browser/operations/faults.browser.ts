import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SanityClient } from '@sanity/client';
import { healthSchema } from '../../../edge/health/health.ts';
import { lastParagraphQuery, updateStory } from '../../../tools/testing/changeStory.ts';
import { allPids, pidOf, resumeProcess } from '../../../tools/testing/processes.ts';
import { run } from '../../../tools/torture/lakeProcess.ts';
import { type WorkReport, workDuring } from '../../../tools/torture/newsroomAtWork.ts';
import { adminOf } from '../harness/clients.ts';
import { makeSmallDisk, type SmallDisk } from '../harness/lakes/smallDisk.ts';
import { type Product, startMs, startProduct } from '../harness/product.ts';
import { pace, untilBusy } from '../harness/readers.ts';
import { stopUnderLoad } from '../harness/stopUnderLoad.ts';
import { waitUntilStored } from '../harness/storedPages.ts';
import { expect, test } from '../harness/test.ts';
import { untilReplaced } from '../harness/untilReplaced.ts';

/** An editor’s client without retries. */
const editorAt = (product: Product): SanityClient => adminOf(product).withConfig({ maxRetries: 0 });

test.describe('a machine with lake, site and edge', () => {
  let disk: SmallDisk;
  let product: Product;
  let clock = '';
  let story = { id: '', page: '' };
  const editor = () => editorAt(product);
  test.beforeAll(async () => {
    disk = makeSmallDisk(96);
    clock = path.join(mkdtempSync(path.join(tmpdir(), 'copydesk-clock-')), 'offset');
    writeFileSync(clock, '0');
    product = await startProduct({
      DATA_DIR: disk.folder,
      LOG_LEVEL: 'silent',
      // Shorter than the default, to find hung processes sooner.
      PROBE_MS: '1000',
      CLOCK_FILE: clock,
      NODE_OPTIONS: [
        import.meta.resolve('../../../tools/testing/jumpingClock.mjs'),
        import.meta.resolve('../../../tools/testing/blockedLoop.mjs'),
      ]
        .map((script) => `--import ${script}`)
        .join(' '),
    });
    const found = await editor().fetch<{ id: string; slug: string }>(
      '*[_type == "article"] | order(_createdAt)[0]{"id": _id, "slug": slug.current}',
    );
    story = { id: found.id, page: `/articles/${found.slug}` };
  });
  test.afterAll(async () => {
    await product.stop();
    disk.remove();
    rmSync(path.dirname(clock), { recursive: true });
  });

  const work = (fault: (report: WorkReport) => Promise<void>) =>
    workDuring(
      {
        origin: product.origin,
        editor,
        story,
        pages: ['/', '/corrections', '/feed.xml'],
        ...pace,
      },
      fault,
    );
  const health = async () => healthSchema.parse(JSON.parse(await product.textOf('/healthz')));
  /** A part that was replaced has to start. */
  const isWell = () => expect.poll(async () => (await health()).problems, { timeout: startMs }).toEqual([]);
  /** Hangs a process until it is replaced. Meanwhile /healthz reports it and stays ok. */
  const hangs = (part: 'lake' | 'site', signal: NodeJS.Signals) => async () => {
    const pid = pidOf(part, product.dataDir);
    process.kill(pid, signal);
    await expect
      .poll(async () => {
        const { status, problems } = await health();
        expect(status).toBe('ok');
        return problems.map((problem) => problem.part);
      })
      .toContain(part);
    await untilReplaced(part, product.dataDir, pid);
    await isWell();
  };
  const jump = async (milliseconds: number) => {
    writeFileSync(clock, String(milliseconds));
    for (const pid of allPids(product.dataDir)) process.kill(pid, 'SIGUSR2');
    await pause(2_000);
  };

  /** Database files have free pages, so the first writes succeed. @returns the status of the first failed write. */
  const writeUntilRejected = async (): Promise<number> => {
    for (let times = 0; times < 100; times += 1) {
      const status = await editor()
        .create({ _type: 'note', text: 'x'.repeat(500_000) })
        .then(
          () => 200,
          (error: { statusCode?: number }) => error.statusCode ?? 0,
        );
      if (status !== 200) return status;
    }
    return 200;
  };

  const faults: [what: string, fault: () => Promise<void>][] = [
    [
      'the lake is killed and restarted',
      async () => {
        const pid = pidOf('lake', product.dataDir);
        process.kill(pid, 'SIGKILL');
        await untilReplaced('lake', product.dataDir, pid);
        await expect.poll(async () => (await health()).lake).toBe('up');
      },
    ],
    [
      'the lake is stopped and continued',
      async () => {
        const pid = pidOf('lake', product.dataDir);
        process.kill(pid, 'SIGSTOP');
        await pause(4_000);
        resumeProcess(pid);
      },
    ],
    ['the lake is stopped and replaced', hangs('lake', 'SIGSTOP')],
    ['the event loop of the lake is blocked and it is replaced', hangs('lake', 'SIGALRM')],
    ['the site is stopped and replaced', hangs('site', 'SIGSTOP')],
    ['the event loop of the site is blocked and it is replaced', hangs('site', 'SIGALRM')],
    [
      'the site is killed and restarted',
      async () => {
        const pid = pidOf('site', product.dataDir);
        process.kill(pid, 'SIGKILL');
        await untilReplaced('site', product.dataDir, pid);
        await isWell();
      },
    ],
    [
      'the clock jumps an hour ahead and two hours back',
      async () => {
        await jump(3_600_000);
        await jump(-3_600_000);
        await jump(0);
      },
    ],
    [
      'the disk is full for lake, views and stored pages, and has room again',
      async () => {
        const pids = allPids(product.dataDir);
        disk.fill(pids);
        expect(await writeUntilRejected()).toBeGreaterThanOrEqual(500);
        // Longer than the flush interval of stored pages.
        await pause(6_000);
        disk.makeRoom(pids);
        await expect(() =>
          updateStory(editor(), story.id, 'There is room again, and what is written is kept.'),
        ).toPass();
      },
    ],
  ];
  for (const [what, fault] of faults)
    test(`serves every page and loses no publish while ${what}`, async () => {
      const report = await work(async (soFar) => {
        await fault();
        await untilBusy(soFar);
      });
      expect(report.lost).toEqual([]);
    });

  for (const signal of ['SIGSTOP', 'SIGALRM'] as const)
    test(`replaces an edge that hangs by ${signal} with one that serves stored pages, also while the site hangs`, async () => {
      await waitUntilStored(product, [story.page]);
      const [pid, site] = [pidOf('edge', product.dataDir), pidOf('site', product.dataDir)];
      process.kill(pid, signal);
      process.kill(site, 'SIGSTOP');
      await untilReplaced('edge', product.dataDir, pid);
      const cache = async () => {
        const answer = await product.read(story.page).catch(() => null);
        return [answer?.status, answer?.headers.get('cache-status')];
      };
      await expect.poll(cache).toEqual([200, expect.stringMatching(/^copydesk; hit/)]);
      await isWell();
    });

  test('writes a complete backup under load', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-backup-'));
    const [file, restored] = [path.join(folder, 'copy.tar.gz'), path.join(folder, 'restored')];
    try {
      let atStart = '';
      const report = await work(async (soFar) => {
        await expect.poll(() => soFar.publishes).toBeGreaterThan(1);
        atStart = await editor().fetch<string>(lastParagraphQuery, { id: story.id });
        const { code, output } = await run('backup.ts', [file, '--data', product.dataDir]);
        expect([code, output]).toEqual([0, expect.stringContaining('MB).')]);
      });
      expect(report.lost).toEqual([]);
      expect((await run('restore.ts', [file, '--data', restored])).code).toBe(0);
      const { stdout } = spawnSync(
        process.execPath,
        [
          '-e',
          `console.log(new (require('node:sqlite').DatabaseSync)(process.argv[1]).prepare("select json_extract(json, '$.body[#-1].children[0].text') as words from documents where id = ?").get(process.argv[2]).words)`,
          path.join(restored, 'lake/copydesk/production/data.sqlite'),
          story.id,
        ],
        { encoding: 'utf8' },
      );
      const number = (words: string) => Number(words.trim().split(' ')[1]);
      expect(number(stdout)).toBeGreaterThanOrEqual(number(atStart));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('drops no request when it is shut down', () => stopUnderLoad(product));
});

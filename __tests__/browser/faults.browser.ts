import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, type SanityClient } from '@sanity/client';
import { healthSchema } from '../../edge/health/health.ts';
import { lastParagraphQuery, updateStory, withdrawStory } from '../../tools/testing/changeStory.ts';
import { allPids, findPid, goOn, type Part, pidOf } from '../../tools/testing/processes.ts';
import { run } from '../../tools/torture/lakeProcess.ts';
import { type WorkReport, workDuring } from '../../tools/torture/newsroomAtWork.ts';
import { clientOf, dataDir, eventually, origin } from './harness/browser.ts';
import { publishStory } from './harness/newsroom.ts';
import { type Product, removeData, startProduct } from './harness/product.ts';
import { makeSmallDisk, type SmallDisk } from './harness/smallDisk.ts';
import { startTroubledLake, type Trouble, type TroubledLake } from './harness/troubledLake.ts';

const told: string[] = [];
const tell = (what: string, { requests, failures, stale, publishes, refused, recoverMs }: WorkReport) =>
  told.push(
    `${what}: ${requests} requests, ${failures} failures, ${stale} stale; ${publishes} publishes, ${refused} refused; up to date after ${recoverMs} ms`,
  );
afterAll(() => console.info(`While readers read and an editor published:\n  ${told.join('\n  ')}`));

const clientAt = (site: string, data: string): SanityClient =>
  createClient({
    projectId: 'copydesk',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: `${site}/lake`,
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
    perspective: 'raw',
    token: readFileSync(path.join(data, 'lake/admin-token'), 'utf8'),
  });
const readStory = async (address: string) => {
  const answer = await fetch(address);
  return {
    status: answer.status,
    text: await answer.text(),
    cache: answer.headers.get('cache-status') ?? '',
  };
};

describe('a machine with its lake elsewhere', () => {
  let lake: TroubledLake;
  let product: Product;
  const editor = () => clientAt(origin, dataDir);
  beforeAll(async () => {
    lake = await startTroubledLake(origin);
    await Promise.all(['at-work', 'breaks'].map((slug) => publishStory(`faults-${slug}`)));
    product = await startProduct({ LAKE_URL: lake.url, WORKERS: '2', LOG_LEVEL: 'silent' });
  }, 600_000);
  afterAll(async () => {
    await product.stop();
    removeData(product);
    lake.stop();
    const [asking, doing] = await Promise.all([clientOf('editor'), clientOf('second-editor')]);
    for (const slug of ['at-work', 'breaks']) await withdrawStory(asking, doing, `faults-${slug}`);
  });

  const work = (trouble: () => Promise<void>) =>
    workDuring(
      {
        origin: product.origin,
        editor,
        story: { id: 'faults-at-work', page: '/articles/faults-at-work' },
        pages: ['/', '/corrections', '/feed.xml', '/articles/faults-breaks'],
      },
      trouble,
    );
  const meet = async (trouble: Trouble, milliseconds: number) => {
    lake.meet(trouble);
    await pause(milliseconds);
    lake.meet('none');
  };

  it.each<[string, () => Promise<void>]>([
    ['hangs: it takes connections and never answers', () => meet('silent', 4_000)],
    ['answers garbage', () => meet('garbage', 4_000)],
    [
      'is cut off, its subscription too, again and again',
      async () => {
        for (let times = 0; times < 4; times += 1) {
          await meet('away', 700);
          await pause(500);
        }
      },
    ],
  ])('serves every page and loses no publish while the lake %s', async (what, trouble) => {
    const report = await work(trouble);
    tell(`the lake ${what}`, report);
    expect(report.lost).toEqual([]);
    expect([report.requests > 100, report.publishes > 5]).toEqual([true, true]);
  });

  it('serves the last good page of a story that cannot be rendered, and every other one anew', async () => {
    const broken = `${product.origin}/articles/faults-breaks`;
    const report = await work(async () => {
      // What the page of that story asks for, and no list that holds it.
      lake.meet({ garbageFor: 'slug=%22faults-breaks%22' });
      await updateStory(editor(), 'faults-breaks', 'Cannot be shown');
      await eventually(async () => (await readStory(broken)).cache.includes('last good page'));
      const kicker = 'Shown while another breaks';
      const other = await publishStory('faults-other', { kicker });
      await eventually(async () =>
        (await readStory(`${product.origin}/articles/faults-other`)).text.includes(kicker),
      );
      await withdrawStory(other, await clientOf('second-editor'), 'faults-other');
      const { status, text } = await readStory(broken);
      expect([status, text.includes('Headline of faults-breaks'), text.includes('Cannot be shown')]).toEqual([
        200,
        true,
        false,
      ]);
    });
    lake.meet('none');
    tell('the render of one story throws', report);
    expect(report.lost).toEqual([]);
    expect(report.stale).toBeGreaterThan(0);
    await eventually(async () => (await readStory(broken)).text.includes('Cannot be shown'), 20_000);
  });

  it('serves a herd on a cold page, asking once', async () => {
    await publishStory('faults-herd');
    const report = await work(async () => {
      const herd = await Promise.all(
        Array.from({ length: 200 }, () => readStory(`${product.origin}/articles/faults-herd`)),
      );
      expect(new Set(herd.map(({ status }) => status))).toEqual(new Set([200]));
    });
    tell('a herd of 200 on a cold page', report);
    expect(report.lost).toEqual([]);
    await withdrawStory(await clientOf('editor'), await clientOf('second-editor'), 'faults-herd');
  });
});

describe('a machine that has everything', () => {
  let disk: SmallDisk;
  let product: Product;
  let clock = '';
  let story = { id: '', page: '' };
  const editor = () => clientAt(product.origin, product.dataDir);
  beforeAll(async () => {
    disk = makeSmallDisk(96);
    clock = path.join(mkdtempSync(path.join(tmpdir(), 'copydesk-clock-')), 'offset');
    writeFileSync(clock, '0');
    product = await startProduct({
      DATA_DIR: disk.folder,
      LOG_LEVEL: 'silent',
      CLOCK_FILE: clock,
      NODE_OPTIONS: ['jumpingClock.mjs', 'runInCircles.mjs']
        .map((file) => `--import ${path.resolve('tools/testing', file)}`)
        .join(' '),
    });
    const found = await editor().fetch<{ id: string; slug: string }>(
      '*[_type == "article"] | order(_createdAt)[0]{"id": _id, "slug": slug.current}',
    );
    story = { id: found.id, page: `/articles/${found.slug}` };
  }, 600_000);
  afterAll(async () => {
    await product.stop();
    disk.remove();
    rmSync(path.dirname(clock), { recursive: true });
  });

  const work = (trouble: () => Promise<void>) =>
    workDuring(
      {
        origin: product.origin,
        editor,
        story,
        pages: ['/', '/corrections', '/feed.xml', '/nowhere.css'].slice(0, 3),
      },
      trouble,
    );
  const health = async () => healthSchema.parse(await (await fetch(`${product.origin}/healthz`)).json());
  const hasReplaced = (part: Part, pid: number) => async () => {
    const found = findPid(part, product.dataDir);
    return found !== null && found !== pid;
  };
  /** Hangs for good: nothing but its end helps. The edge says so all the while, and that readers are served. */
  const hangs = (part: 'lake' | 'site', signal: NodeJS.Signals) => async () => {
    const pid = pidOf(part, product.dataDir);
    process.kill(pid, signal);
    await eventually(async () => {
      const { status, problems } = await health();
      expect(status).toBe('ok');
      return problems.some((problem) => problem.part === part);
    }, 20_000);
    await eventually(hasReplaced(part, pid), 60_000);
    await eventually(async () => (await health()).problems.length === 0, 60_000);
  };
  const jump = async (milliseconds: number) => {
    writeFileSync(clock, String(milliseconds));
    for (const pid of allPids(product.dataDir)) process.kill(pid, 'SIGUSR2');
    await pause(2_000);
  };

  /** What is on disk already has some room left in it. Answers the status of the refusal. */
  const writeUntilRefused = async (): Promise<number> => {
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

  it.each<[string, () => Promise<void>]>([
    [
      'the lake is killed, and started again',
      async () => {
        process.kill(pidOf('lake', product.dataDir), 'SIGKILL');
        await eventually(async () => (await health()).lake === 'down', 20_000).catch(() => {});
        await eventually(async () => (await health()).lake === 'up', 20_000);
      },
    ],
    [
      'the lake is halted, and goes on',
      async () => {
        const pid = pidOf('lake', product.dataDir);
        process.kill(pid, 'SIGSTOP');
        await pause(4_000);
        goOn(pid);
      },
    ],
    ['the lake stands still for good, and is replaced', hangs('lake', 'SIGSTOP')],
    ['the lake runs in circles, and is replaced', hangs('lake', 'SIGALRM')],
    ['the site stands still for good, and is replaced', hangs('site', 'SIGSTOP')],
    ['the site runs in circles, and is replaced', hangs('site', 'SIGALRM')],
    [
      'the site is killed, and started again',
      async () => {
        process.kill(pidOf('site', product.dataDir), 'SIGKILL');
        await eventually(async () => (await health()).problems.length === 0, 30_000);
      },
    ],
    [
      'the clock jumps an hour ahead, and two back',
      async () => {
        await jump(3_600_000);
        await jump(-3_600_000);
        await jump(0);
      },
    ],
    [
      'the disk is full, under the lake, the views and the warm pages, and has room again',
      async () => {
        const pids = allPids(product.dataDir);
        disk.fill(pids);
        expect(await writeUntilRefused()).toBeGreaterThanOrEqual(500);
        // Longer than the pause between two writes of warm pages.
        await pause(6_000);
        disk.makeRoom(pids);
        await eventually(() =>
          updateStory(editor(), story.id, 'There is room again, and what is written is kept.').then(
            () => true,
            () => false,
          ),
        );
      },
    ],
  ])('serves every page and loses no publish while %s', async (what, trouble) => {
    const report = await work(trouble);
    tell(what, report);
    expect(report.lost).toEqual([]);
    expect(report.requests).toBeGreaterThan(100);
  });

  it.each<NodeJS.Signals>(['SIGSTOP', 'SIGALRM'])(
    'has a new edge that serves from memory when the old one hangs by %s, also while the site hangs',
    async (signal) => {
      await readStory(product.origin + story.page);
      // Longer than the pause between two writes of warm pages.
      await pause(6_000);
      const [pid, site] = [pidOf('edge', product.dataDir), pidOf('site', product.dataDir)];
      process.kill(pid, signal);
      process.kill(site, 'SIGSTOP');
      const read = () => readStory(product.origin + story.page).catch(() => null);
      let answer: Awaited<ReturnType<typeof read>> = null;
      await eventually(async () => {
        answer = (await hasReplaced('edge', pid)()) ? await read() : null;
        return answer !== null;
      }, 60_000);
      expect(answer).toMatchObject({ status: 200, cache: expect.stringMatching(/^copydesk; hit/) });
      await eventually(async () => (await health()).problems.length === 0, 60_000);
    },
  );

  it('is backed up while all this goes on, whole', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-backup-'));
    const [file, restored] = [path.join(folder, 'copy.tar.gz'), path.join(folder, 'restored')];
    try {
      let atStart = '';
      const report = await work(async () => {
        await pause(500);
        atStart = await editor().fetch<string>(lastParagraphQuery, { id: story.id });
        const { code, output } = await run('backup.ts', [file, '--data', product.dataDir]);
        expect([code, output]).toEqual([0, expect.stringContaining('MB of')]);
      });
      tell('a backup is made', report);
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
});

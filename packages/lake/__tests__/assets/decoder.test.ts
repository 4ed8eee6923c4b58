import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addUser } from '../../src/accounts/users.ts';
import { Decoder, type DecoderLimits } from '../../src/assets/decoder/Decoder.ts';
import { readTransform } from '../../src/assets/transformParameters.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { waitUntil } from '../../src/testing/waitUntil.ts';
import { startLakeProcess } from '../processes/lakeProcess.ts';
import { badImages, manyFrames, noise, slowDrawing } from './badImages.ts';

const folder = mkdtempSync(join(tmpdir(), 'lake-decoder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const childrenOf = (pid: number | undefined): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
const lives = (pid: number): boolean => {
  try {
    // A zombie process still has an entry.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

const decoders: Decoder[] = [];
const openDecoder = (limits?: Partial<DecoderLimits>): Decoder => {
  const decoder = new Decoder(limits);
  decoders.push(decoder);
  return decoder;
};
afterEach(() => {
  for (const decoder of decoders.splice(0)) decoder.close();
});

let files = 0;
const describing = (bytes: Buffer | string) => {
  const path = join(folder, `${files++}`);
  writeFileSync(path, bytes);
  return { path, size: Buffer.byteLength(bytes), extract: [] };
};
const by = (caller: string, name = caller) => ({ caller, name });

/** Processor time that a slow image exceeds on any machine. */
const short = { maxQuickMs: 300, maxSlowMs: 900 };

describe('six images that take minutes to decode', () => {
  let lake: ServedLake;
  const password = 'correct horse battery';
  beforeAll(async () => {
    lake = await serveTestLake({ imageLimits: { maxQuickMs: 300 } });
    await addUser(lake.server.context.accounts.db, { email: 'ada@example.org', role: 'editor', password });
  });
  afterAll(() => rmSync(lake.data, { recursive: true, force: true }));

  const upload = (token: string, body: Buffer | string) =>
    fetch(`${lake.base}/v1/assets/images/production`, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers: { authorization: `Bearer ${token}` },
    });
  const signIn = () =>
    fetch(`${lake.base}/v1/auth/login?${new URLSearchParams({ origin: lake.base })}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ email: 'ada@example.org', password }),
    });

  it('do not delay a sign-in, a rendition or another person’s upload', async () => {
    const token = lake.tokenFor('editor');
    const { document } = (await (await upload(token, await noise('jpeg'))).json()) as {
      document: { path: string };
    };
    let answered = 0;
    const drawings = [1, 2, 3, 4, 5, 6].map((number) =>
      // Six people, so that the limits of one caller do not apply.
      upload(lake.tokenFor('editor'), slowDrawing(number)).then(
        () => (answered += 1),
        // The lake closes before the last image starts.
        () => {},
      ),
    );
    const { uploads } = lake.server.context.images;
    await waitUntil(() => uploads.pids.length > 1);
    const others = await Promise.all([
      signIn(),
      fetch(`${lake.base}/${document.path}?w=20`),
      upload(lake.tokenFor('editor'), await noise('png')),
    ]);
    expect(others.map(({ status }) => status)).toEqual([302, 200, 200]);
    expect(answered).toBeLessThan(drawings.length);
    await lake.server.close();
    await Promise.all(drawings);
    await waitUntil(() => uploads.pids.every((pid) => !lives(pid)));
  });
});

describe('an image that takes too long', () => {
  it('is rejected, and not decoded again', async () => {
    const decoder = openDecoder(short);
    const rejection = { status: 400, message: expect.stringContaining('more than 0.9 seconds') };
    const task = describing(slowDrawing(1));
    await expect(decoder.describe(task, by('ada', 'slow'))).rejects.toMatchObject(rejection);
    // A closed decoder decodes nothing: the rejection is remembered.
    decoder.close();
    await expect(decoder.describe(task, by('ben', 'slow'))).rejects.toMatchObject(rejection);
  });

  it('stops when the last caller has left', async () => {
    const decoder = openDecoder({ maxQuickMs: 50, maxSlowMs: 1_000_000 });
    const leaving = new AbortController();
    const task = { ...describing(slowDrawing(1)), parameters: readTransform(new URLSearchParams('w=9')) };
    const drawing = decoder.render(
      { kind: 'render', ...task, format: 'png' },
      { ...by('ada'), signal: leaving.signal },
    );
    const [first] = await new Promise<number[]>((resolve) => {
      const seen = new Set<number>();
      // The second process is that of the slow queue.
      const timer = setInterval(() => {
        for (const pid of decoder.pids) seen.add(pid);
        if (seen.size < 2) return;
        clearInterval(timer);
        resolve([...seen].slice(1));
      }, 5);
    });
    leaving.abort();
    await expect(drawing).rejects.toMatchObject({ status: 503 });
    await waitUntil(() => !lives(Number(first)));
  });
});

describe('a decoder process', () => {
  it('starts when there is work, and is reused', async () => {
    const decoder = openDecoder();
    expect(decoder.pids).toEqual([]);
    const task = describing(await noise('jpeg'));
    await decoder.describe(task, by('ada', 'one'));
    const { pids } = decoder;
    expect(pids).toHaveLength(1);
    await decoder.describe(task, by('ada', 'two'));
    expect(decoder.pids).toEqual(pids);
  });

  it('has none of the lake’s secrets, and is killed first when memory runs out', async () => {
    process.env.LAKE_SECRET_OF_TEST = 'hush';
    const decoder = openDecoder();
    await decoder.describe(describing(await noise('jpeg')), by('ada'));
    const [pid] = decoder.pids;
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
    expect(environment).not.toMatch(/LAKE_SECRET_OF_TEST|PATH|HOME/);
    expect(Number(readFileSync(`/proc/${pid}/oom_score_adj`, 'utf8'))).toBeGreaterThan(0);
    const [, bound] = /Max data size\s+(\d+)/.exec(readFileSync(`/proc/${pid}/limits`, 'utf8')) ?? [];
    expect(Number(bound)).toBeLessThan(2 ** 31);
  });

  it.each([
    ['killed', 'SIGKILL'],
    ['ended', 'SIGTERM'],
    ['stopped', 'SIGSTOP'],
  ] as const)('is replaced if it is %s, and its image is decoded', async (_case, signal) => {
    const decoder = openDecoder({ silenceTimeoutMs: 10_000 });
    const task = describing(await noise('jpeg'));
    await decoder.describe(task, by('ada', 'one'));
    const [pid] = decoder.pids;
    const next = decoder.describe(task, by('ada', 'two'));
    process.kill(Number(pid), signal);
    await expect(next).resolves.toMatchObject({ width: 200, height: 200 });
    await waitUntil(() => !lives(Number(pid)));
  });

  it('decodes the lake’s images, and ends with the lake, also when that is killed', async () => {
    const lake = await startLakeProcess(join(folder, 'killed'));
    const upload = async (body: Buffer | string) =>
      (
        await fetch(`http://127.0.0.1:${lake.port}/v1/assets/images/production`, {
          method: 'POST',
          body: typeof body === 'string' ? body : new Uint8Array(body),
          headers: { authorization: `Bearer ${lake.token}` },
        })
      ).json() as Promise<{ document: { path: string } }>;
    const { document } = await upload(await noise('jpeg'));
    expect((await fetch(`http://127.0.0.1:${lake.port}/${document.path}?w=20`)).status).toBe(200);
    const libraries = (pid: number | undefined) => readFileSync(`/proc/${pid}/maps`, 'utf8');
    const pids = childrenOf(lake.child.pid);
    expect(pids).toHaveLength(2);
    for (const pid of pids) expect(libraries(pid)).toContain('libvips');
    expect(libraries(lake.child.pid)).not.toContain('libvips');

    const drawing = upload(slowDrawing(1)).catch(() => {});
    const processorTime = () =>
      pids.map((pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ').slice(13, 15).map(Number));
    const before = processorTime().flat();
    await waitUntil(() =>
      processorTime()
        .flat()
        .some((ticks, index) => ticks > (before[index] ?? 0) + 20),
    );
    await lake.kill();
    await drawing;
    await waitUntil(() => pids.every((pid) => !lives(pid)));
  });
});

describe('a bad image', () => {
  const decoder = new Decoder();
  afterAll(() => decoder.close());

  it.each(Object.entries(badImages))('is rejected, and the next image is decoded: %s', async (name, make) => {
    await expect(decoder.describe(describing(await make()), by('ada', name))).rejects.toMatchObject({
      status: 400,
    });
    await expect(
      decoder.describe(describing(await noise('png')), by('ada', `after ${name}`)),
    ).resolves.toMatchObject({
      width: 200,
    });
  });

  it('is told how many pixels are too many', async () => {
    const make = badImages['a PNG that claims 100,000 by 100,000'] ?? (() => '');
    await expect(decoder.describe(describing(await make()), by('ada'))).rejects.toThrow(
      'The image has more than 100 megapixels. Send a smaller version.',
    );
  });

  it('gets 404 if it does not exist', async () => {
    const parameters = readTransform(new URLSearchParams('w=5'));
    const missing = { kind: 'render', path: join(folder, 'missing'), parameters, format: 'webp' } as const;
    await expect(openDecoder().render(missing, by('ada'))).rejects.toMatchObject({ status: 404 });
  });

  it('takes as long as its pixels, however many frames it has', async () => {
    const task = describing(manyFrames());
    await expect(openDecoder().describe(task, by('ada'))).resolves.toMatchObject({ width: 1, height: 1 });
  });
});

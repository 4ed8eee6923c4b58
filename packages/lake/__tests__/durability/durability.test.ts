import { mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, startLake } from '../../../../tools/torture/lakeProcess.ts';

jest.setTimeout(60_000);

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'lake-durable-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const database = () => join(data, 'copydesk/production/data.sqlite');
const linesOf = async (response: Response): Promise<string[]> =>
  (await response.text()).split('\n').filter(Boolean);

it('every acknowledged write is there after kill -9 in the middle of hundreds', async () => {
  const lake = await startLake(data);
  const acknowledged: string[] = [];
  const write = async (writer: number): Promise<void> => {
    for (let number = 0; ; number++) {
      const id = `w${writer}-${number}`;
      try {
        const response = await lake.mutate([
          { create: { _id: id, _type: 'story' } },
          { create: { _id: `${id}-pair`, _type: 'story' } },
        ]);
        await response.json();
        if (response.ok) acknowledged.push(id);
      } catch {
        return;
      }
      if (acknowledged.length === 300) await lake.kill();
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
  expect(acknowledged.length).toBeGreaterThanOrEqual(300);

  const again = await startLake(data);
  const ids = new Set(
    (await linesOf(await again.read('/data/export/production'))).map(
      (line) => (JSON.parse(line) as { _id: string })._id,
    ),
  );
  await again.stop();
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  // Whole or not at all: no transaction left one of its two documents.
  expect([...ids].filter((id) => !id.endsWith('-pair') && !ids.has(`${id}-pair`))).toEqual([]);
});

it('a second process on the same folder is refused, and the first goes on', async () => {
  const lake = await startLake(data);
  const second = await run('lake.ts', ['--port', '0', '--data', data]);
  expect(second).toMatchObject({
    code: 1,
    output: expect.stringContaining(
      `Another lake runs on ${data} (process ${lake.child.pid}, port ${lake.port})`,
    ),
  });
  expect((await lake.mutate([{ create: { _type: 'story' } }])).status).toBe(200);
  expect(await lake.stop()).toBe(0);
});

it('a folder left by a killed process opens again', async () => {
  await (await startLake(data)).kill();
  const lake = await startLake(data);
  expect(await lake.stop()).toBe(0);
});

it.each([
  ['the beginning of the database', 0],
  ['all of it', null],
])('damage to %s is told in one line', async (_case, offset) => {
  await (await startLake(data)).stop();
  if (offset === null) writeFileSync(database(), 'not a database at all, whatever it is');
  else writeSync(openSync(database(), 'r+'), Buffer.alloc(512, 'x'), 0, 512, offset);
  const { code, output } = await run('lake.ts', ['--port', '0', '--data', data]);
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(/data\.sqlite is damaged .* restore FILE/),
  ]);
});

it('damage to the accounts is told in one line', async () => {
  await (await startLake(data)).stop();
  writeFileSync(join(data, 'accounts.sqlite'), 'not a database at all, whatever it is');
  const { code, output } = await run('lake.ts', ['--port', '0', '--data', data]);
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(/accounts\.sqlite is damaged .* restore FILE/),
  ]);
});

it('damage to a page in the middle is an answer, not an end', async () => {
  const lake = await startLake(data);
  for (let number = 0; number < 30; number++)
    await lake.mutate([{ create: { _id: `s${number}`, _type: 'story', text: 'x'.repeat(8000) } }]);
  await lake.stop();
  const size = statSync(database()).size;
  const handle = openSync(database(), 'r+');
  for (let page = 8; page < size / 4096; page++)
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
  const again = await startLake(data).catch((error: Error) => error);
  // Either the start says so, or the lake answers that the dataset is damaged and stays up.
  if (again instanceof Error) {
    expect(again.message).toContain('damaged');
    return;
  }
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, number) =>
      again.read(`/data/doc/production/s${number}`).then((r) => r.status),
    ),
  );
  expect(new Set(answers)).toEqual(new Set([503]));
  expect((await again.read('/data/doc/production/none')).status).toBeLessThan(600);
  await again.stop();
});

it('a full disk is an answer, nothing is half written, and writing goes on when there is room', async () => {
  const { output } = await run('../packages/lake/__tests__/durability/fullDisk.ts', [data]);
  expect(JSON.parse(output.split('\n').findLast((line) => line.startsWith('{"full"')) ?? '')).toMatchObject({
    full: { status: 507, body: { message: expect.stringContaining('disk is full') } },
    left: 0,
    again: { status: 200 },
  });
});

describe('a backup', () => {
  const copy = () => join(data, 'copy.tar.gz');

  it('made under load restores byte for byte what was committed', async () => {
    const lake = await startLake(join(data, 'a'));
    const acknowledged: string[] = [];
    let isOver = false;
    const write = async (): Promise<void> => {
      for (let number = 0; !isOver; number++) {
        const response = await lake.mutate([
          { create: { _id: `s${number}`, _type: 'story', text: 'é'.repeat(500) } },
        ]);
        if (response.ok) acknowledged.push(`s${number}`);
      }
    };
    const writing = write();
    while (acknowledged.length < 50) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = acknowledged.length;
    const picture = Buffer.from('not really a picture');
    const uploaded = await lake.call('/assets/files/production?filename=a.txt', {
      method: 'POST',
      body: picture,
    });
    const { document: asset } = (await uploaded.json()) as { document: { path: string } };
    const { code, output } = await run('backup.ts', [copy(), '--data', join(data, 'a')]);
    expect([code, output]).toEqual([0, expect.stringContaining('copy.tar.gz')]);
    isOver = true;
    await writing;
    const original = new Map(
      (await linesOf(await lake.read('/data/export/production'))).map((line) => [
        JSON.parse(line)._id as string,
        line,
      ]),
    );
    await lake.stop();

    expect((await run('restore.ts', [copy(), '--data', join(data, 'b')])).code).toBe(0);
    const restored = await startLake(join(data, 'b'));
    const lines = (await linesOf(await restored.read('/data/export/production'))).filter((line) =>
      line.includes('"story"'),
    );
    const file = await fetch(`http://127.0.0.1:${restored.port}/${asset.path}`);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(picture);
    await restored.stop();
    expect(lines.length).toBeGreaterThanOrEqual(before);
    for (const line of lines) expect(line).toBe(original.get(JSON.parse(line)._id as string));
    // A prefix of what was committed: nothing missing in the middle.
    expect(lines.map((line) => JSON.parse(line)._id as string).toSorted()).toEqual(
      acknowledged.slice(0, lines.length).toSorted(),
    );
  });

  it('is not restored onto a running lake, and what was there is kept', async () => {
    const lake = await startLake(join(data, 'a'));
    await lake.mutate([{ create: { _id: 'first', _type: 'story' } }]);
    await run('backup.ts', [copy(), '--data', join(data, 'a')]);
    await lake.mutate([{ create: { _id: 'second', _type: 'story' } }]);
    const refused = await run('restore.ts', [copy(), '--data', join(data, 'a')]);
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('Another lake runs') });
    await lake.stop();
    const done = await run('restore.ts', [copy(), '--data', join(data, 'a')]);
    expect(done).toMatchObject({ code: 0, output: expect.stringContaining('before-restore-') });
    const again = await startLake(join(data, 'a'));
    const lines = await linesOf(await again.read('/data/export/production'));
    await again.stop();
    expect(lines.map((line) => JSON.parse(line)._id)).toEqual(['first']);
  });

  it.each([
    ['a file that is not there', null, 'does not exist'],
    ['a file that is no backup', 'hello', 'is no whole backup'],
  ])('%s is refused in one line', async (_case, content, message) => {
    if (content !== null) writeFileSync(copy(), content);
    const { code, output } = await run('restore.ts', [copy(), '--data', join(data, 'b')]);
    expect([code, output.trim().split('\n')]).toEqual([1, [expect.stringContaining(message)]]);
  });

  it('that broke off is refused', async () => {
    const lake = await startLake(join(data, 'a'));
    await lake.mutate([{ create: { _id: 'first', _type: 'story', text: 'x'.repeat(100_000) } }]);
    await lake.stop();
    await run('backup.ts', [copy(), '--data', join(data, 'a')]);
    writeFileSync(copy(), readFileSync(copy()).subarray(0, 2000));
    expect((await run('restore.ts', [copy(), '--data', join(data, 'b')])).code).toBe(1);
  });
});

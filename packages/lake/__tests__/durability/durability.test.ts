import { mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLake } from '../../src/lake.ts';
import { commit, type Draft } from '../../src/testing/lakeWith.ts';
import { waitUntil } from '../../src/testing/waitUntil.ts';
import { runProgram, startLakeProcess } from '../processes/lakeProcess.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'lake-durable-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const database = () => join(data, 'local/production/data.sqlite');
/** Creates a data folder with documents, without a process. */
const createData = async (folder: string, documents: Draft[] = []): Promise<void> => {
  const lake = await createLake({ data: folder });
  const dataset = lake.context.datasets.find('local', 'production');
  if (!dataset) throw new Error('A new lake has its dataset.');
  commit(dataset, Object.fromEntries(documents.map((document) => [document._id, document])));
  await lake.close();
};
const linesOf = async (response: Response): Promise<string[]> =>
  (await response.text()).split('\n').filter(Boolean);

it('no acknowledged write is lost by kill -9 during hundreds of writes', async () => {
  const lake = await startLakeProcess(data);
  const acknowledged: string[] = [];
  const write = async (writer: number): Promise<void> => {
    for (let number = 0; ; number++) {
      const id = `w${writer}-${number}`;
      try {
        const response = await lake.mutate([
          { create: { _id: id, _type: 'plant' } },
          { create: { _id: `${id}-pair`, _type: 'plant' } },
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

  const again = await startLakeProcess(data);
  const ids = new Set(
    (await linesOf(await again.read('/data/export/production'))).map(
      (line) => (JSON.parse(line) as { _id: string })._id,
    ),
  );
  expect(await again.stop()).toBe(0);
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  // Each transaction is complete: it left both documents or none.
  expect([...ids].filter((id) => !id.endsWith('-pair') && !ids.has(`${id}-pair`))).toEqual([]);
});

it('a second process on the same folder is rejected, and the first continues', async () => {
  const lake = await startLakeProcess(data);
  const second = await runProgram({ args: ['--port', '0', '--data', data] });
  expect(second).toMatchObject({
    code: 1,
    output: expect.stringContaining(
      `Another lake runs on ${data} (process ${lake.child.pid}, port ${lake.port})`,
    ),
  });
  expect((await lake.mutate([{ create: { _type: 'plant' } }])).status).toBe(200);
  expect(await lake.stop()).toBe(0);
});

it.each([
  ['the beginning of the database', 0],
  ['all of it', null],
])('a start with damage to %s reports it in one line and exits with 1', async (_case, offset) => {
  await createData(data);
  if (offset === null) writeFileSync(database(), 'not a database at all, whatever it is');
  else writeSync(openSync(database(), 'r+'), Buffer.alloc(512, 'x'), 0, 512, offset);
  const { code, output } = await runProgram({ args: ['--port', '0', '--data', data] });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(/data\.sqlite is damaged .* restore FILE/),
  ]);
});

it('a start with damaged accounts reports it in one line and exits with 1', async () => {
  await createData(data);
  writeFileSync(join(data, 'accounts.sqlite'), 'not a database at all, whatever it is');
  const { code, output } = await runProgram({ args: ['--port', '0', '--data', data] });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(/accounts\.sqlite is damaged .* restore FILE/),
  ]);
});

it('a damaged page inside the database does not end the process', async () => {
  await createData(
    data,
    Array.from({ length: 30 }, (_, number) => ({
      _id: `s${number}`,
      _type: 'plant',
      text: 'x'.repeat(8000),
    })),
  );
  const size = statSync(database()).size;
  const handle = openSync(database(), 'r+');
  for (let page = 8; page < size / 4096; page++)
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
  const again = await startLakeProcess(data).catch((error: Error) => error);
  // Either the start reports the damage, or the lake starts and answers 503.
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

it('on a full disk a write gets 507 and writes nothing, and writes succeed again when there is space', async () => {
  const { output } = await runProgram({
    command: [process.execPath, join(import.meta.dirname, 'fullDisk.ts')],
    args: [data],
  });
  expect(JSON.parse(output.split('\n').findLast((line) => line.startsWith('{"full"')) ?? '')).toMatchObject({
    full: { status: 507, body: { message: expect.stringContaining('disk is full') } },
    left: 0,
    again: { status: 200 },
  });
});

describe('a backup', () => {
  const copy = () => join(data, 'copy.tar.gz');

  it('restores committed documents byte for byte, also if it is made during writes', async () => {
    const lake = await startLakeProcess(join(data, 'a'));
    const acknowledged: string[] = [];
    let isOver = false;
    const write = async (): Promise<void> => {
      for (let number = 0; !isOver; number++) {
        const response = await lake.mutate([
          { create: { _id: `s${number}`, _type: 'plant', text: 'é'.repeat(500) } },
        ]);
        if (response.ok) acknowledged.push(`s${number}`);
      }
    };
    const writing = write();
    await waitUntil(() => acknowledged.length >= 50);
    const before = acknowledged.length;
    const image = Buffer.from('not really an image');
    const uploaded = await lake.call('/assets/files/production?filename=a.txt', {
      method: 'POST',
      body: image,
    });
    const { document: asset } = (await uploaded.json()) as { document: { path: string } };
    const { code, output } = await runProgram({ args: ['backup', copy(), '--data', join(data, 'a')] });
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

    expect((await runProgram({ args: ['restore', copy(), '--data', join(data, 'b')] })).code).toBe(0);
    const restored = await startLakeProcess(join(data, 'b'));
    const lines = (await linesOf(await restored.read('/data/export/production'))).filter((line) =>
      line.includes('"plant"'),
    );
    const file = await fetch(`http://127.0.0.1:${restored.port}/${asset.path}`);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(image);
    await restored.stop();
    expect(lines.length).toBeGreaterThanOrEqual(before);
    for (const line of lines) expect(line).toBe(original.get(JSON.parse(line)._id as string));
    // A prefix of the commits: none is missing in the middle.
    expect(lines.map((line) => JSON.parse(line)._id as string).toSorted()).toEqual(
      acknowledged.slice(0, lines.length).toSorted(),
    );
  });

  it('is not restored while the lake runs, and a restore keeps the old contents', async () => {
    const lake = await startLakeProcess(join(data, 'a'));
    await lake.mutate([{ create: { _id: 'first', _type: 'plant' } }]);
    await runProgram({ args: ['backup', copy(), '--data', join(data, 'a')] });
    await lake.mutate([{ create: { _id: 'second', _type: 'plant' } }]);
    const rejected = await runProgram({ args: ['restore', copy(), '--data', join(data, 'a')] });
    expect(rejected).toMatchObject({ code: 1, output: expect.stringContaining('Another lake runs') });
    await lake.stop();
    const done = await runProgram({ args: ['restore', copy(), '--data', join(data, 'a')] });
    expect(done).toMatchObject({ code: 0, output: expect.stringContaining('before-restore-') });
    const again = await startLakeProcess(join(data, 'a'));
    const lines = await linesOf(await again.read('/data/export/production'));
    await again.stop();
    expect(lines.map((line) => JSON.parse(line)._id)).toEqual(['first']);
  });

  it.each([
    ['a missing file', null, 'does not exist'],
    ['a file that is not a backup', 'hello', 'is not a complete backup'],
  ])('restoring %s fails with one line', async (_case, content, message) => {
    if (content !== null) writeFileSync(copy(), content);
    const { code, output } = await runProgram({ args: ['restore', copy(), '--data', join(data, 'b')] });
    expect([code, output.trim().split('\n')]).toEqual([1, [expect.stringContaining(message)]]);
  });

  it('is rejected if it is truncated', async () => {
    await createData(join(data, 'a'), [{ _id: 'first', _type: 'plant', text: 'x'.repeat(100_000) }]);
    await runProgram({ args: ['backup', copy(), '--data', join(data, 'a')] });
    writeFileSync(copy(), readFileSync(copy()).subarray(0, 2000));
    expect((await runProgram({ args: ['restore', copy(), '--data', join(data, 'b')] })).code).toBe(1);
  });
});

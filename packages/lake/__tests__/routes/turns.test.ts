import { createToken } from '../../src/accounts/tokens.ts';
import { apiVersion } from '../../src/apiVersion.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';

const maxRunning = 12;
const maxWaiting = 500;

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake();
});
afterEach(() => lake.close());

const callerOf = (role: string) => {
  const { secret } = createToken(lake.lake.context.accounts.db, { label: role, role });
  return (path: string, init: RequestInit = {}): Promise<Response> =>
    lake.lake.fetch(
      new Request(`http://lake.test/v${apiVersion}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${secret}` },
      }),
    );
};

const save = (_id = 'drafts.a'): RequestInit => ({
  method: 'POST',
  body: JSON.stringify({ mutations: [{ createOrReplace: { _id, _type: 'note' } }] }),
});

/** A save whose body does not end before `end` is called. */
const openSave = () => {
  let end = (): void => {};
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      end = () => {
        controller.enqueue(new TextEncoder().encode(String(save().body)));
        controller.close();
      };
    },
  });
  return { init: { method: 'POST', body, duplex: 'half' } as RequestInit, end: () => end() };
};

const path = '/data/mutate/production';

describe('the requests of an account', () => {
  it('wait for each other beyond a number, and for nobody else', async () => {
    const many = callerOf('editor');
    const other = callerOf('editor');
    const saves = Array.from({ length: maxRunning }, openSave);
    const running = saves.map(({ init }) => many(path, init));
    let isAnswered = false;
    const waiting = many(path, save()).then((response) => {
      isAnswered = true;
      return response.status;
    });
    expect((await other(path, save())).status).toBe(200);
    // A question of the same account does not wait for its writes.
    expect((await many('/data/doc/production/drafts.a')).status).toBe(200);
    expect(isAnswered).toBe(false);
    for (const { end } of saves) end();
    expect(await waiting).toBe(200);
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual(Array(maxRunning).fill(200));
  });

  it('get 429 with Retry-After when too many wait, and the others’ are answered', async () => {
    const many = callerOf('editor');
    const other = callerOf('editor');
    const saves = Array.from({ length: maxRunning }, openSave);
    const running = saves.map(({ init }) => many(path, init));
    const waiting = Array.from({ length: maxWaiting }, () => many(path, save()));
    const refused = await many(path, save());
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await other(path, save())).status).toBe(200);
    for (const { end } of saves) end();
    await Promise.all([...running, ...waiting]);
  });

  it('take a turn before they are looked at, and another when their body has arrived', async () => {
    const editor = callerOf('editor');
    const { turns } = lake.lake.context;
    const taken: string[] = [];
    const take = turns.take.bind(turns);
    turns.take = (caller, signal) => {
      taken.push(caller);
      return take(caller, signal);
    };
    await editor('/data/doc/production/drafts.a');
    expect(new Set(taken).size).toBe(1);
    expect(taken).toHaveLength(1);
    await editor(path, save());
    expect(taken).toHaveLength(3);
    await lake.lake.fetch(new Request(`http://lake.test/v${apiVersion}/data/doc/production/a`));
    expect(taken).toHaveLength(3);
  });
});

describe('a transaction', () => {
  const creates = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      createOrReplace: { _id: `drafts.${index}`, _type: 'note' },
    }));
  const post = (caller: ReturnType<typeof callerOf>, mutations: unknown[]): Promise<Response> =>
    caller(path, { method: 'POST', body: JSON.stringify({ mutations }) });

  it.each([
    ['editor', 100, 200],
    ['editor', 101, 400],
    ['administrator', 101, 200],
    ['administrator', 1_001, 400],
  ])('of the role %s with %d documents is answered %d', async (role, count, status) => {
    expect((await post(callerOf(role), creates(count))).status).toBe(status);
  });

  it.each([
    ['editor', 413],
    ['administrator', 200],
  ])('of the role %s with more than a megabyte is answered %d', async (role, status) => {
    const document = { _id: 'drafts.a', _type: 'note', text: 'x'.repeat(1_000_000) };
    expect((await post(callerOf(role), [{ createOrReplace: document }])).status).toBe(status);
  });
});

describe('what can take long to read', () => {
  const countReads = (): (() => number) => {
    const { context } = lake.lake;
    const { read } = context.readWorker;
    let reads = 0;
    context.readWorker.read = (task, signal) => {
      reads += 1;
      return read(task, signal);
    };
    return () => reads;
  };

  it.each([
    ['a history', '/data/history/production/transactions/drafts.a'],
    ['an earlier state', '/data/history/production/documents/drafts.a?lastRevision=true'],
    ['the events of a document', '/data/history/production/events/documents/drafts.a'],
    ['the events of a release', '/data/history/production/events/releases/spring'],
    ['an export', '/data/export/production'],
    ['documents of more than a megabyte', '/data/doc/production/drafts.large'],
  ])('is read in a thread: %s', async (_case, address) => {
    const viewer = callerOf('viewer');
    await lake.mutate(
      { createOrReplace: { _id: 'drafts.a', _type: 'note' } },
      { createOrReplace: { _id: 'drafts.large', _type: 'note', text: 'x'.repeat(1_000_000) } },
    );
    const reads = countReads();
    const response = await viewer(address);
    await response.text();
    expect(response.status).toBe(200);
    expect(reads()).toBeGreaterThan(0);
  });

  it('is not what a form asks for', async () => {
    await lake.mutate({ createOrReplace: { _id: 'drafts.a', _type: 'note' } });
    const reads = countReads();
    await (await callerOf('viewer')('/data/doc/production/drafts.a,a')).text();
    expect(reads()).toBe(0);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { apiVersion } from '../../src/apiVersion.ts';
import { createLake } from '../../src/lake.ts';
import { commit } from '../../src/testing/lakeWith.ts';

const count = 3_000;
const things = Object.fromEntries(
  Array.from({ length: count }, (_, number) => [
    `t${number}`,
    {
      _id: `t${number}`,
      _type: 'thing',
      number,
      title: `number n${number}`,
      kind: { _ref: `k${number % 3}` },
      at: new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString(),
    },
  ]),
);

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'lake-index-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const open = async () => {
  const lake = await createLake({ data });
  const dataset = lake.context.datasets.find('local', 'production');
  if (!dataset) throw new Error('The lake has no dataset');
  const ask = async (query: string) => {
    const address = `http://lake.test/v${apiVersion}/data/query/production?explain=true&query=${encodeURIComponent(query)}`;
    // Only callers who may read everything see how an index was used.
    const headers = { authorization: `Bearer ${lake.context.accounts.adminToken.secret}` };
    return (await lake.fetch(new Request(address, { headers }))).json();
  };
  return { lake, dataset, ask };
};

/** Changes the folder into one of an older version. */
const downgrade = (statements: string): void => {
  const db = new DatabaseSync(join(data, 'local/production/data.sqlite'));
  db.exec(statements);
  db.close();
};

const untilBuilt = async (ask: Awaited<ReturnType<typeof open>>['ask'], query: string, explained: object) => {
  for (;;) {
    const { explain } = await ask(query);
    if (JSON.stringify(explain[0]).includes(JSON.stringify(explained).slice(1, -1))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const byNumber = '*[number == 2999]._id';
const page = '*[kind._ref == "k1"] | order(at desc)[0...2]._id';

describe.each([
  ['has an older version', "UPDATE settings SET value = '5' WHERE name = 'index'; DROP TABLE composites;"],
  ['is missing', "DELETE FROM settings WHERE name = 'index'; DROP TABLE attributes; DROP TABLE texts;"],
])('an index that %s', (_case, statements) => {
  it('is built while the dataset is read and written, and continues after a restart', async () => {
    const first = await open();
    commit(first.dataset, things);
    await first.lake.close();
    downgrade(statements);

    const second = await open();
    const before = await second.ask(byNumber);
    expect(before.explain[0]).toMatchObject({ index: 'none', because: 'The index is being built' });
    expect(before.result).toEqual(['t2999']);
    expect((await second.ask(page)).result).toEqual(['t2998', 't2995']);
    commit(second.dataset, {
      t0: null,
      t2998: null,
      t2995: { ...things.t2995, _id: 't2995', _type: 'thing', number: -1 },
    });
    expect((await second.ask(page)).result).toEqual(['t2995', 't2992']);
    await second.lake.close();

    const third = await open();
    commit(third.dataset, { t1: null, t9999: { _id: 't9999', _type: 'thing', number: 2999 } });
    await untilBuilt(third.ask, byNumber, { index: 'attributes' });
    await untilBuilt(third.ask, page, { way: 'composite' });
    expect((await third.ask(byNumber)).result).toEqual(['t2999', 't9999']);
    expect((await third.ask('count(*[number >= 0])')).result).toBe(count - 3);
    expect((await third.ask(page)).result).toEqual(['t2995', 't2992']);
    expect((await third.ask('*[@ match text::query("n2999")]._id')).result).toEqual(['t2999']);
    await third.lake.close();

    const fourth = await open();
    expect((await fourth.ask(page)).explain[0]).toMatchObject({
      index: 'order',
      asked: { way: 'composite' },
    });
    await fourth.lake.close();
  });
});

import { randomUUID } from 'node:crypto';
import { createSession } from '../../src/accounts/signIn/sessions.ts';
import { addUser } from '../../src/accounts/users.ts';
import { allowancesOf } from '../../src/quotas/Allowances.ts';
import { dailyQuotas, standingQuotas } from '../../src/quotas/quotas.ts';
import { makePasswordsCheap } from '../../src/testing/makePasswordsCheap.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';

makePasswordsCheap();

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake();
});
afterEach(() => lake.close());

const signIn = async (role = 'editor') => {
  const { db, access } = lake.lake.context.accounts;
  const { user } = await addUser(db, { email: `${randomUUID()}@example.org`, role });
  const session = createSession(db, user.id);
  const identity = lake.lake.context.accounts.identify(`Bearer ${session}`);
  return { user, session, access: access.accessFor(identity, lake.dataset) };
};

const send = (session: string, path: string, body: string | Uint8Array<ArrayBuffer>, method = 'POST') =>
  lake.fetch(path, { method, body, headers: { authorization: `Bearer ${session}` } });

const create = (session: string, count: number, query = '') =>
  send(
    session,
    `/data/mutate/production${query}`,
    JSON.stringify({ mutations: Array.from({ length: count }, () => ({ create: { _type: 'note' } })) }),
  );

const messageOf = async (response: Response): Promise<unknown> => {
  const { message, error } = (await response.json()) as { message?: string; error: unknown };
  return message ?? error;
};

describe('an account that creates without end', () => {
  it('is refused new documents beyond the number of a day, with the time when it may again; nothing of it is stored', async () => {
    const { session, access } = await signIn();
    allowancesOf(lake.dataset).spend(access, { documents: dailyQuotas.documents.each - 2 });
    expect((await create(session, 2)).status).toBe(200);
    const refused = await create(session, 1);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(23 * 60 * 60);
    expect(await messageOf(refused)).toContain(`${dailyQuotas.documents.each} new documents in a day`);
    const { count } =
      lake.dataset.db.prepare("select count(*) as count from documents where type = 'note'").get() ?? {};
    expect(count).toBe(2);
    expect((await create((await signIn()).session, 1)).status).toBe(200);
  });

  it('goes on with the documents that exist', async () => {
    const { session, access } = await signIn();
    await lake.mutate({ create: { _id: 'known', _type: 'note' } });
    allowancesOf(lake.dataset).spend(access, { documents: dailyQuotas.documents.each });
    const body = JSON.stringify({ mutations: [{ patch: { id: 'known', set: { title: 'On' } } }] });
    expect((await send(session, '/data/mutate/production', body)).status).toBe(200);
  });

  it('spends what its transactions write, and nothing for a dry run', async () => {
    const { session, access } = await signIn();
    const allowances = allowancesOf(lake.dataset);
    allowances.spend(access, {
      transactions: dailyQuotas.transactions.each - 1,
      characters: dailyQuotas.characters.each - 1,
    });
    expect((await create(session, 1, '?dryRun=true')).status).toBe(200);
    expect((await create(session, 1)).status).toBe(200);
    expect(() => allowances.require(access, { characters: 0 })).toThrow('characters stored');
    expect(() => allowances.require(access, { transactions: 1 })).toThrow('transactions');
    expect((await create(session, 1)).status).toBe(429);
  });

  it('is refused uploads before their bytes are read', async () => {
    const { session, access } = await signIn();
    allowancesOf(lake.dataset).spend(access, { uploads: dailyQuotas.uploads.each - 1 });
    expect((await send(session, '/assets/files/production?filename=a.txt', Buffer.from('a'))).status).toBe(
      200,
    );
    const refused = await send(session, '/assets/files/production?filename=b.txt', Buffer.from('b'));
    expect(refused.status).toBe(429);
    expect(await messageOf(refused)).toContain('uploads in a day');
  });

  it('is refused new schedules beyond their number', async () => {
    const { session, access } = await signIn();
    await create(session, 1);
    const draft = { create: { _id: 'drafts.poem', _type: 'note' } };
    await lake.mutate(draft);
    const schedule = () =>
      send(
        session,
        '/schedules/local/production',
        JSON.stringify({
          documents: [{ documentId: 'poem' }],
          executeAt: new Date(Date.now() + 60_000).toISOString(),
        }),
      );
    allowancesOf(lake.dataset).spend(access, { schedules: dailyQuotas.schedules.each - 1 });
    expect((await schedule()).status).toBe(200);
    expect((await schedule()).status).toBe(429);
  });

  it('keeps its newest sessions; the oldest ends', async () => {
    const { user, session } = await signIn();
    const { accounts } = lake.lake.context;
    const later = Array.from({ length: standingQuotas.sessions.each }, (_, index) =>
      createSession(accounts.db, user.id, Date.now() + index + 1),
    );
    expect(() => accounts.identify(`Bearer ${session}`)).toThrow('Session not found');
    for (const one of later) expect(accounts.identify(`Bearer ${one}`).id).toBe(user.id);
  });

  it('is refused more settings than a person has, all of the request', async () => {
    const { session } = await signIn();
    const put = (prefix: string, count: number) =>
      send(
        session,
        '/users/me/keyvalue',
        JSON.stringify(Array.from({ length: count }, (_, index) => ({ key: `${prefix}${index}`, value: 1 }))),
        'PUT',
      );
    expect((await put('a', 100)).status).toBe(200);
    expect((await put('b', 99)).status).toBe(200);
    expect((await put('c', 2)).status).toBe(409);
    expect((await put('c', 1)).status).toBe(200);
    expect((await put('a', 100)).status).toBe(200);
  });

  it('is refused more datasets than there may be, in all projects together', async () => {
    const { administrator } = standingQuotas.datasets;
    const { datasets } = lake.lake.context;
    for (let index = datasets.list('local').length; index < administrator - 1; index += 1)
      datasets.create(index % 2 ? 'local' : 'other', `d${index}`, 'public');
    expect((await lake.fetch('/projects/local/datasets/last', { method: 'PUT' })).status).toBe(200);
    const refused = await lake.fetch('/projects/local/datasets/more', { method: 'PUT' });
    expect([refused.status, await messageOf(refused)]).toEqual([
      409,
      `There can be at most ${administrator} datasets. Delete one first.`,
    ]);
    expect((await lake.post('/projects', { id: 'third' })).status).toBe(409);
    expect((await lake.post('/comments/last/setup', {})).status).toBe(200);
  });

  it.each(['contributor', 'editor', 'viewer'])(
    'makes one dataset for comments at most, of one that exists: %s',
    async (role) => {
      const { session } = await signIn(role);
      const before = lake.lake.context.datasets.list('local').length;
      for (const name of [
        'production',
        'production',
        'nothing',
        'production-comments',
        'nothing-comments',
        '..',
      ])
        await send(session, `/comments/${name}/setup`, '');
      const names = lake.lake.context.datasets.list('local').map(({ name }) => name);
      expect(names.slice(0, before + 1)).toEqual(
        role === 'viewer' ? ['production'] : ['production', 'production-comments'],
      );
      expect(names.length).toBeLessThanOrEqual(before + 1);
    },
  );
});

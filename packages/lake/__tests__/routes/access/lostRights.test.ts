import { createSession } from '../../../src/accounts/signIn/sessions.ts';
import { addUser, removeUser } from '../../../src/accounts/users.ts';
import { apiVersion } from '../../../src/apiVersion.ts';
import { makePasswordsCheap } from '../../../src/testing/makePasswordsCheap.ts';
import { openTestLake, type TestLake } from '../../../src/testing/openTestLake.ts';

makePasswordsCheap();

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake();
  await lake.mutate({ create: { _id: 'drafts.one', _type: 'note', title: 'One' } });
});
afterEach(() => lake.close());

const signIn = async (): Promise<{ id: string; secret: string }> => {
  const { db } = lake.lake.context.accounts;
  const { user } = await addUser(db, {
    email: 'bob@example.org',
    role: 'administrator',
    password: 'bob writes here',
  });
  await addUser(db, { email: 'ada@example.org', role: 'administrator' });
  return { id: user.id, secret: createSession(db, user.id) };
};

/** A request whose body ends only when `finish` is called. */
const slowRequest = (secret: string, method: string, path: string, body: string | Uint8Array) => {
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const stream = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      controller.enqueue(bytes.subarray(0, bytes.length - 1));
      await finished;
      controller.enqueue(bytes.subarray(bytes.length - 1));
      controller.close();
    },
  });
  const answer = lake.lake.fetch(
    new Request(`http://lake.test/v${apiVersion}${path}`, {
      method,
      body: stream,
      headers: { authorization: `Bearer ${secret}` },
      duplex: 'half',
    } as RequestInit),
  );
  return { answer, finish };
};

const publishOne = {
  actionType: 'sanity.action.document.publish',
  draftId: 'drafts.one',
  publishedId: 'one',
};
const robot = {
  label: 'Wire',
  memberships: [{ resourceType: 'project', resourceId: 'local', roleNames: ['editor'] }],
};

/** What the accounts and documents are, without the passage of time. */
const state = () => {
  const { accounts, datasets } = lake.lake.context;
  const count = (table: string) => accounts.db.prepare(`select count(*) as count from ${table}`).get()?.count;
  return {
    documents: lake.dataset.db.prepare('select count(*) as count from documents').get()?.count,
    published: lake.dataset.get('one'),
    tokens: count('token'),
    people: count('user'),
    schedules: lake.dataset.db.prepare('select count(*) as count from schedules').get()?.count,
    datasets: datasets.listProjects().flatMap((project) => datasets.list(project).map(({ name }) => name)),
    aclMode: lake.dataset.aclMode,
  };
};

describe('a person who is removed while the body of a request arrives', () => {
  it.each<[string, string, string, unknown]>([
    ['a mutation', 'POST', '/data/mutate/production', { mutations: [{ create: { _type: 'note' } }] }],
    [
      'a mutation by a query',
      'POST',
      '/data/mutate/production',
      { mutations: [{ delete: { query: '*[_type == "note"]' } }] },
    ],
    ['an action', 'POST', '/data/actions/production', { actions: [publishOne] }],
    ['a file', 'POST', '/assets/files/production', 'words'],
    [
      'a schedule',
      'POST',
      '/schedules/local/production',
      { documents: [{ documentId: 'one' }], executeAt: '2999-01-01T00:00:00Z', action: 'publish', name: 'x' },
    ],
    ['an account', 'POST', '/accounts', { email: 'cy@example.org', role: 'editor' }],
    ['a token', 'POST', '/projects/local/tokens', { label: 'Wire', roleName: 'administrator' }],
    ['a token of a client', 'POST', '/access/project/local/robots', robot],
    ['a dataset', 'PUT', '/projects/local/datasets/other', { aclMode: 'public' }],
    ['the visibility of a dataset', 'PATCH', '/projects/local/datasets/production', { aclMode: 'private' }],
    ['a project', 'POST', '/projects', { id: 'other' }],
  ])('changes nothing with %s', async (_case, method, path, body) => {
    const { id, secret } = await signIn();
    const before = state();
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const { answer, finish } = slowRequest(secret, method, path, text);
    await new Promise((resolve) => setImmediate(resolve));
    const { accounts } = lake.lake.context;
    removeUser(accounts.db, id, accounts.access.roles);
    finish();
    const { status } = await answer;
    expect({ status, ...state() }).toEqual({ status: 401, ...before, people: Number(before.people) - 1 });
  });
});

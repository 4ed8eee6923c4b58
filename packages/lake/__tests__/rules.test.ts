import { schedulesOf } from '../src/store/schedules/schedules.ts';
import { openTestLake, type TestLake } from '../src/testing/openTestLake.ts';

let lake: TestLake;
afterEach(() => lake.close());

/** Every endpoint that writes documents, with a request for a document of the id. */
const ways: [name: string, path: string, body: (id: string) => unknown][] = [
  ['a mutation', '/data/mutate', (id) => ({ mutations: [{ create: { _id: id, _type: 'note' } }] })],
  [
    'an action',
    '/data/actions',
    (id) => ({
      actions: [
        {
          actionType: 'sanity.action.document.create',
          publishedId: id,
          attributes: { _id: `drafts.${id}`, _type: 'note' },
          ifExists: 'fail',
        },
      ],
    }),
  ],
];

const send = (project: string, dataset: string, path: string, body: unknown) =>
  lake.fetch(`${path}/${dataset}`, {
    method: 'POST',
    headers: { 'x-sanity-project-id': project },
    body: JSON.stringify(body),
  });

describe('the rules of a project', () => {
  beforeEach(async () => {
    lake = await openTestLake({ projects: { garden: { policy: () => 'Nothing may be written.' } } });
    lake.lake.context.datasets.create('garden', 'plants', 'public');
    lake.lake.context.datasets.create('garden', 'trees', 'private');
  });

  it.each(ways)('apply to each of its datasets: %s', async (_case, path, body) => {
    for (const dataset of ['plants', 'trees'])
      expect((await send('garden', dataset, path, body('a'))).status).toBe(403);
  });

  it.each(ways)('do not apply to another project: %s', async (_case, path, body) => {
    expect((await send('local', 'production', path, body('a'))).status).toBe(200);
  });

  it('do not exist for a project with the name of an inherited property of JavaScript objects', async () => {
    lake.lake.context.datasets.create('constructor', 'plants', 'public');
    const [way] = ways;
    expect((await send('constructor', 'plants', way?.[1] ?? '', way?.[2]('a'))).status).toBe(200);
  });
});

describe('a policy that cancels a schedule', () => {
  beforeEach(async () => {
    lake = await openTestLake({
      projects: {
        local: {
          policy: ({ changes }) =>
            changes.some(({ id, after }) => id === 'rain' && after)
              ? [
                  { cancelSchedule: { publishedId: 'rose', because: 'It rains.' } },
                  { cancelSchedule: { publishedId: 'nothing', because: 'It rains.' } },
                ]
              : null,
          missed: ({ _id }, { reason, executeAt, cancelledAt }) => [
            { patch: { id: _id, set: { reason, executeAt, isEarly: cancelledAt !== undefined } } },
          ],
        },
      },
    });
    await lake.mutate({ create: { _id: 'drafts.rose', _type: 'plant' } });
  });

  it('cancels it with the commit and marks its drafts, not with a dry run', async () => {
    const executeAt = new Date(Date.now() + 3_600_000).toISOString();
    await lake.post('/schedules/local/production', { documents: [{ documentId: 'rose' }], executeAt });
    const rain = { mutations: [{ create: { _id: 'rain', _type: 'weather' } }] };
    expect((await lake.post('/data/mutate/production?dryRun=true', rain)).status).toBe(200);
    expect(schedulesOf(lake.dataset).findFor('rose')).not.toBeNull();
    expect((await lake.post('/data/mutate/production', rain)).status).toBe(200);
    expect(schedulesOf(lake.dataset).list()).toMatchObject([
      { state: 'cancelled', stateReason: 'It rains.' },
    ]);
    expect(lake.dataset.get('drafts.rose')).toMatchObject({ reason: 'It rains.', executeAt, isEarly: true });
  });
});

describe('a lake without configuration', () => {
  beforeEach(async () => {
    lake = await openTestLake();
  });

  it('has the roles of every new hosted project', async () => {
    const roles = (await (await lake.fetch('/projects/local/roles')).json()) as { name: string }[];
    expect(roles.map(({ name }) => name)).toEqual([
      'administrator',
      'editor',
      'developer',
      'contributor',
      'viewer',
    ]);
  });

  it('writes nothing besides the given documents, whatever their types', async () => {
    const plant = { _id: 'a', _type: 'plant', slug: { _type: 'slug', current: 'first' } };
    const others = ['note', 'comment', 'redirect', 'tasks.task'].map((_type) => ({
      create: { _id: _type.replace('.', '-'), _type },
    }));
    expect((await lake.mutate({ create: plant }, ...others)).status).toBe(200);
    expect((await lake.mutate({ patch: { id: 'a', set: { 'slug.current': 'second' } } })).status).toBe(200);
    expect((await lake.mutate({ delete: { id: 'note' } })).status).toBe(200);
    const answer = await lake.get(
      `/data/query/production?perspective=raw&query=${encodeURIComponent('*[]._id')}`,
    );
    expect(answer.body.result).toEqual(['a', 'comment', 'redirect', 'tasks-task']);
    expect(lake.dataset.get('a')).toEqual({
      ...plant,
      slug: { _type: 'slug', current: 'second' },
      _rev: expect.anything(),
      _createdAt: expect.anything(),
      _updatedAt: expect.anything(),
    });
  });
});

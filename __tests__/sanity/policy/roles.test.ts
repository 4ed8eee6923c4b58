import { randomUUID } from 'node:crypto';
import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { isAdministrator, mayPublish, mayWrite } from '../../../lib/roles.ts';
import { roles } from '../../../sanity/policy/roles.ts';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';

let lake: ServedLake;
beforeAll(async () => {
  lake = await serveTestLake(newsroomLake);
});
afterAll(() => lake.close());

/** Returns true if the lake lets a token of the role create the document. */
const canCreate = async (role: string, _id: string): Promise<boolean> => {
  const client = lake.client({ token: lake.tokenFor(role) });
  // Each has an address of its own.
  const slug = { _type: 'slug', current: `news-${_id.replaceAll('.', '-')}` };
  try {
    await client.createOrReplace({ _id, _type: 'topic', title: 'News', slug });
    return true;
  } catch {
    return false;
  }
};

describe.each(roles.map(({ name }) => name))('the role %s', (name) => {
  it('publishes in the lake if and only if Studio offers it', async () => {
    expect(await canCreate(name, `topic-${name}`)).toBe(mayPublish([name]));
  });

  it('writes drafts in the lake if and only if Studio offers it', async () => {
    expect(await canCreate(name, `drafts.topic-${name}`)).toBe(mayWrite([name]));
  });
});

describe('a viewer', () => {
  it('opens previews, and writes nothing else', async () => {
    const client = lake.client({ token: lake.tokenFor('viewer') });
    const secret = { _id: `drafts.${randomUUID()}`, _type: 'sanity.previewUrlSecret' };
    await client
      .transaction()
      .createOrReplace(secret)
      .patch(secret._id, { set: { secret: 'a' } })
      .commit();
    await expect(client.createOrReplace({ ...secret, _id: 'secret' })).rejects.toThrow();
    await expect(client.create({ _type: 'comment', message: 'Hello' })).rejects.toThrow();
    const features = await client.request<string[]>({ url: '/features' });
    expect(features).not.toContain('sanityTasks');
  });
});

describe('the roles of the newsroom', () => {
  it('have one administrator, as the lake has', () => {
    expect(roles.filter((role) => role.isAdministrator).map(({ name }) => name)).toEqual(
      roles.map(({ name }) => name).filter((name) => isAdministrator([name])),
    );
  });
});

import { privateContactId } from '../../lib/contacts/privateContactId.ts';
import { policy } from '../../sanity/policy.ts';
import { roles } from '../../sanity/roles.ts';
import { openTestLake, type TestLake } from './lake/openTestLake.ts';
import { rolesOf } from './lake/rolesOf.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake({ roles, policy });
});
afterAll(() => lake.close());

const secretChannel = { _key: 'a', _type: 'channel', kind: 'phone', value: '+44 20 7946 0000' };
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();

describe('what anyone could read', () => {
  it.each([
    [
      'a contact’s private channel',
      { _type: 'person', name: 'A', channels: [{ ...secretChannel, isPublic: false }] },
    ],
    ['a story under embargo', { _type: 'article', headline: 'Tomorrow', embargoedUntil: tomorrow }],
    ['the newsroom’s own channels', { _type: 'privateContact', channels: [secretChannel] }],
  ])('is not published with %s, but may be drafted', async (_case, fields) => {
    expect(await lake.mutate({ create: { _id: 'a', ...fields } })).toMatchObject({ status: 403 });
    expect(await lake.mutate({ createOrReplace: { _id: 'drafts.a', ...fields } })).toMatchObject({
      status: 200,
    });
    const publish = { actionType: 'sanity.action.document.publish', draftId: 'drafts.a', publishedId: 'a' };
    expect(await lake.act(publish)).toMatchObject({ status: 403 });
  });

  it('holds nothing of the channels that the newsroom keeps, drafted or published', async () => {
    const id = privateContactId('person-a');
    const draftId = `drafts.${id}`;
    await lake.mutate({ create: { _id: draftId, _type: 'privateContact', channels: [secretChannel] } });
    const as = rolesOf(lake);
    const seen = async (role: 'anonymous' | 'journalist') => {
      const query = encodeURIComponent(`*[_id in ["${id}", "${draftId}"]].channels[].value`);
      const response = await as.fetchAs(role, `/data/query/production?perspective=raw&query=${query}`);
      return ((await response.json()) as { result: unknown[] }).result;
    };
    expect(
      await lake.act({ actionType: 'sanity.action.document.publish', draftId, publishedId: id }),
    ).toMatchObject({
      status: 200,
    });
    await lake.mutate({ create: { _id: draftId, _type: 'privateContact', channels: [secretChannel] } });
    expect(await seen('anonymous')).toEqual([]);
    expect(await seen('journalist')).toEqual([secretChannel.value, secretChannel.value]);
    const doc = await as.fetchAs('anonymous', `/data/doc/production/${id}`);
    expect(await doc.text()).not.toContain(secretChannel.value);
  });
});

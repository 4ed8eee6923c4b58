import { standardRoles } from '../../../src/accounts/roles.ts';
import { createToken } from '../../../src/accounts/tokens.ts';
import { apiVersion } from '../../../src/apiVersion.ts';
import { openTestLake, type TestLake } from '../../../src/testing/openTestLake.ts';
import type { Role } from '../../../src/types/identities.ts';

/** The role of a site that stores its visitors' input. */
const inbox: Role = {
  name: 'inbox',
  title: 'Inbox',
  description: 'Files messages, as drafts',
  grants: [{ filter: '_id in path("drafts.*") && _type == "message"', permissions: ['create'] }],
};

let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake({ roles: [...standardRoles, inbox] });
});
afterAll(() => lake.close());

const actAs = async (role: string | null, action: Record<string, unknown>): Promise<number> => {
  const secret = role && createToken(lake.lake.context.accounts.db, { label: role, role }).secret;
  const response = await lake.lake.fetch(
    new Request(`http://lake.test/v${apiVersion}/data/actions/production`, {
      method: 'POST',
      headers: secret ? { authorization: `Bearer ${secret}` } : {},
      body: JSON.stringify({ actions: [{ ...action, actionType: `sanity.action.${action.actionType}` }] }),
    }),
  );
  return response.status;
};

const pair = { draftId: 'drafts.a', publishedId: 'a' };
const edit = { actionType: 'document.edit', ...pair, patch: { set: { title: 'B' } } };
const publish = { actionType: 'document.publish', ...pair };
const unpublish = { actionType: 'document.unpublish', ...pair };
const discard = { actionType: 'document.discard', draftId: 'drafts.a' };
const remove = { actionType: 'document.delete', publishedId: 'a', includeDrafts: ['drafts.a'] };

describe.each([
  ['an editor', 'editor', { edit: 200, publish: 200, unpublish: 200, discard: 200, remove: 200 }],
  ['a contributor', 'contributor', { edit: 200, publish: 403, unpublish: 403, discard: 200, remove: 403 }],
  ['a viewer', 'viewer', { edit: 403, publish: 403, unpublish: 403, discard: 403, remove: 403 }],
  [
    'who files one type alone',
    'inbox',
    { edit: 403, publish: 403, unpublish: 403, discard: 403, remove: 403 },
  ],
  ['an anonymous client', null, { edit: 403, publish: 403, unpublish: 403, discard: 403, remove: 403 }],
])('%s', (_case, role, expected) => {
  beforeEach(async () => {
    await lake.mutate(
      { createOrReplace: { _id: 'a', _type: 'plant', title: 'A' } },
      { createOrReplace: { _id: 'drafts.a', _type: 'plant', title: 'B' } },
    );
  });

  it.each([
    ['edits a draft', edit, expected.edit],
    ['publishes', publish, expected.publish],
    ['unpublishes', unpublish, expected.unpublish],
    ['discards a draft', discard, expected.discard],
    ['deletes', remove, expected.remove],
  ])('%s, or is rejected', async (_case, action, status) => {
    const before = lake.dataset.sequence();
    await expect(actAs(role, action)).resolves.toBe(status);
    expect(lake.dataset.sequence()).toBe(before + (status === 200 ? 1 : 0));
  });
});

describe('the history of a release', () => {
  const importing = (document: Record<string, unknown>, releaseId = 'past') => ({
    actionType: 'release.import',
    releaseId,
    ifExists: 'replace',
    document: { metadata: { title: 'Past' }, ...document },
  });

  it.each([
    ['a state', { state: 'published' }],
    ['an author', { userId: 'somebody' }],
    ['the time of its creation', { _createdAt: '2019-01-01T00:00:00Z' }],
    ['the time of its publication', { publishedAt: '2019-01-01T00:00:00Z' }],
    ['what it published', { finalDocumentStates: [{ id: 'versions.past.a', revisionId: 'x' }] }],
    ['a field of another kind', { reviewedBy: 'somebody' }],
  ])('is imported by an administrator alone: %s', async (_case, document) => {
    await expect(actAs('editor', importing(document))).resolves.toBe(403);
    expect(lake.dataset.get('_.releases.past')).toBeNull();
    await expect(actAs('administrator', importing(document))).resolves.toBe(200);
    expect(lake.dataset.get('_.releases.past')).toMatchObject(document);
    await lake.act({ actionType: 'sanity.action.release.archive', releaseId: 'past' });
    await lake.act({ actionType: 'sanity.action.release.delete', releaseId: 'past' });
  });

  it('is not needed to import an open release, which belongs to who imports it', async () => {
    const scheduled = { state: 'scheduled', publishAt: '2019-01-01T00:00:00Z', scheduledBy: 'somebody' };
    await expect(actAs('editor', importing(scheduled, 'open'))).resolves.toBe(200);
    const release = lake.dataset.get('_.releases.open');
    expect(release).toMatchObject({ state: 'active', metadata: { intendedPublishAt: scheduled.publishAt } });
    expect(release?.userId).not.toBe('somebody');
  });

  it('has no time that is not one', async () => {
    await expect(actAs('administrator', importing({ publishAt: {} }, 'timeless'))).resolves.toBe(400);
  });

  it('restores no documents but its own versions', async () => {
    await lake.mutate({ createOrReplace: { _id: 'gone', _type: 'plant' } });
    await lake.mutate({ delete: { id: 'gone' } });
    const states = { state: 'archived', finalDocumentStates: [{ id: 'gone', revisionId: 'x' }] };
    await actAs('administrator', importing(states, 'other'));
    await expect(
      actAs('administrator', { actionType: 'release.unarchive', releaseId: 'other' }),
    ).resolves.toBe(200);
    expect(lake.dataset.get('gone')).toBeNull();
  });
});

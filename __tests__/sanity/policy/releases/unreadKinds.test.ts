import type { Policy } from 'local-lake/policy';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { embeddedProjectId } from '../../../../lib/embeddedProject.ts';
import { policy } from '../../../../sanity/policy/policy.ts';
import { newsroomLake } from '../../../../tools/testing/newsroomLake.ts';
import { type CallerName, type Newsroom, openNewsroom } from '../newsroom.ts';

/** False for a lake from before the rule. */
let hasRules = true;
const switched: Policy = (proposal) => (hasRules ? policy(proposal) : null);

let room: Newsroom;
beforeAll(async () => {
  const rules = { ...newsroomLake.projects?.[embeddedProjectId], policy: switched };
  room = await openNewsroom({ ...newsroomLake, projects: { [embeddedProjectId]: rules } });
  const page = { _id: 'about', _type: 'page', title: 'About', slug: address('about'), body: [] };
  await room.mutateAs('anna', { create: page });
});
afterAll(() => room.close());

const refused = { status: 403, description: expect.stringContaining('“Confirm for the release”') };
const done = { status: 200, description: '' };

const release = (releaseId: string, action: string, more = {}) => ({
  actionType: `sanity.action.release.${action}`,
  releaseId,
  ...more,
});
const version = (action: string, more: object) => ({
  actionType: `sanity.action.document.version.${action}`,
  ...more,
});
const put = (releaseId: string, id: string, baseId = `drafts.${id}`) =>
  version('create', { publishedId: id, baseId, versionId: `versions.${releaseId}.${id}` });
const run = (name: string) => room.actAs('anna', release(name, 'publish'));
const confirm = (id: string, by: CallerName = 'anna') =>
  room.mutateAs(by, { patch: { id, set: { readBy: room.idOf(by) } } });

let made = 0;
const newRelease = async (): Promise<string> => {
  made += 1;
  await room.actAs('anna', release(`r${made}`, 'create', { metadata: { title: `Release ${made}` } }));
  return `r${made}`;
};
const address = (current: string) => ({ _type: 'slug', current });
/** A live contact. */
const newPerson = async (): Promise<string> => {
  made += 1;
  const id = `contact-${made}`;
  await room.mutateAs('anna', { create: { _id: id, _type: 'person', name: 'Bo', slug: address(id) } });
  return id;
};

const kinds: [string, string, Record<string, unknown>][] = [
  ['person', 'ann', { name: 'Ann Other', slug: address('ann') }],
  ['section', 'news', { title: 'Other news', slug: address('news') }],
  ['topic', 'schools', { title: 'Schools', slug: address('schools') }],
  ['page', 'about', { title: 'About us', slug: address('about'), body: [] }],
  ['privateContact', 'internal.contact.ann', { person: { _type: 'reference', _ref: 'ann', _weak: true } }],
];

describe('a copy of any kind that no editor has read', () => {
  it.each(kinds)('does not go live with a release: %s', async (_type, id, fields) => {
    const name = await newRelease();
    const copy = `versions.${name}.${id}`;
    const before = room.getDocument(id);
    await room.mutateAs('joan', { createOrReplace: { _id: `drafts.${id}`, _type, ...fields } });
    expect(await room.actAs('joan', put(name, id))).toMatchObject({ status: 200 });
    expect(room.getDocument(copy)).toMatchObject({ unreviewedChangeBy: room.idOf('joan') });
    expect(await run(name)).toMatchObject(refused);
    await confirm(copy, 'joan');
    expect(await run(name)).toMatchObject(refused);
    expect(room.getDocument(id)).toEqual(before);
    await confirm(copy);
    expect(room.getDocument(copy)).toMatchObject({ readBy: room.idOf('anna') });
    expect(await run(name)).toMatchObject(done);
    const live = room.getDocument(id);
    expect(live).toMatchObject(fields);
    for (const mark of ['readBy', 'unreviewedChangeAt', 'unreviewedChangeBy'])
      expect(live).not.toHaveProperty(mark);
  });

  it.each<[string, (copy: string, name: string, id: string) => unknown]>([
    [
      'a mutation that creates it',
      (_id, _name, id) => ({ create: { _id, _type: 'person', name: 'Mallory', slug: address(id) } }),
    ],
    [
      'a mutation that replaces it, with a mark of its own',
      (_id, _name, id) => ({
        createOrReplace: { _id, _type: 'person', name: 'Mallory', slug: address(id), readBy: 'anna' },
      }),
    ],
    ['a patch', (id) => ({ patch: { id, set: { name: 'Mallory' } } })],
    ['a patch that takes the document off', (id) => ({ patch: { id, set: { _system: { delete: true } } } })],
  ])('is written by %s', async (way, mutationOf) => {
    const [name, id] = [await newRelease(), await newPerson()];
    const copy = `versions.${name}.${id}`;
    if (!way.includes('creates')) await room.actAs('anna', put(name, id, id));
    expect(await room.mutateAs('joan', mutationOf(copy, name, id))).toMatchObject({ status: 200 });
    expect(await run(name)).toMatchObject(refused);
    expect(room.getDocument(id)).toMatchObject({ name: 'Bo' });
  });

  it.each<[string, (copy: string, name: string, id: string) => unknown]>([
    [
      'the action that creates a version from a document',
      (_id, _name, id) =>
        version('create', {
          publishedId: id,
          document: { _id, _type: 'person', name: 'Mallory', slug: address(id) },
        }),
    ],
    [
      'the action that replaces a version',
      (_id, _name, id) =>
        version('replace', { document: { _id, _type: 'person', name: 'Mallory', slug: address(id) } }),
    ],
    [
      'the action that edits a version',
      (draftId, _name, publishedId) => ({
        actionType: 'sanity.action.document.edit',
        draftId,
        publishedId,
        patch: { set: { name: 'Mallory' } },
      }),
    ],
    [
      'the action that takes the document off with the release',
      (versionId, _name, publishedId) => version('unpublish', { versionId, publishedId }),
    ],
  ])('is written by %s', async (way, actionOf) => {
    const [name, id] = [await newRelease(), await newPerson()];
    const copy = `versions.${name}.${id}`;
    if (!way.includes('creates')) await room.actAs('anna', put(name, id, id));
    expect(await room.actAs('joan', actionOf(copy, name, id))).toMatchObject({ status: 200 });
    expect(await run(name)).toMatchObject(refused);
    expect(room.getDocument(id)).toMatchObject({ name: 'Bo' });
  });

  it('keeps a release from being scheduled', async () => {
    const [name, id] = [await newRelease(), await newPerson()];
    await room.actAs('joan', put(name, id, id));
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    expect(await room.actAs('anna', release(name, 'schedule', { publishAt }))).toMatchObject(refused);
  });

  it('stays unread in another release and after the archive', async () => {
    const [name, other, id] = [await newRelease(), await newRelease(), await newPerson()];
    await room.actAs('joan', put(name, id, id));
    await room.actAs('anna', put(other, id, `versions.${name}.${id}`));
    expect(await run(other)).toMatchObject(refused);
    await room.actAs('anna', release(name, 'archive'));
    expect(await room.actAs('anna', release(name, 'unarchive'))).toMatchObject({ status: 200 });
    expect(await run(name)).toMatchObject(refused);
    await room.actAs('anna', version('discard', { versionId: `versions.${name}.${id}` }));
    expect(await room.actAs('anna', put(name, id, id))).toMatchObject({ status: 200 });
    expect(await run(name)).toMatchObject(done);
  });

  it('stays unread when it is imported with its mark', async () => {
    const [name, id] = [await newRelease(), await newPerson()];
    await room.actAs('joan', put(name, id, id));
    const { _rev, ...copy } = room.getDocument(`versions.${name}.${id}`) ?? { _id: '', _type: '' };
    await room.actAs('anna', version('discard', { versionId: copy._id }));
    await room.mutate({ create: copy });
    expect(room.getDocument(copy._id)).toMatchObject({ unreviewedChangeBy: room.idOf('joan') });
    expect(await run(name)).toMatchObject(refused);
  });

  it('leaves no mark in a draft, and none that somebody invents', async () => {
    const id = await newPerson();
    const marks = { unreviewedChangeAt: '2026-01-01T00:00:00Z', readBy: 'anna' };
    await room.actAs('joan', room.edit(id, { set: { name: 'Mallory', ...marks } }));
    for (const mark of Object.keys(marks)) expect(room.getDocument(`drafts.${id}`)).not.toHaveProperty(mark);
  });
});

describe('a copy without marks, from before the server kept them', () => {
  afterEach(() => {
    hasRules = true;
  });

  it('waits for an editor, whoever wrote it', async () => {
    const [name, id] = [await newRelease(), await newPerson()];
    hasRules = false;
    await room.actAs('anna', put(name, id, id));
    hasRules = true;
    expect(await run(name)).toMatchObject(refused);
    await confirm(`versions.${name}.${id}`);
    expect(await run(name)).toMatchObject(done);
  });

  it('does not go live when the hour of its release comes', async () => {
    const [name, id] = [await newRelease(), await newPerson()];
    hasRules = false;
    await room.actAs('joan', put(name, id, id));
    await room.mutateAs('joan', { patch: { id: `versions.${name}.${id}`, set: { name: 'Mallory' } } });
    const publishAt = new Date(Date.now() + 400).toISOString();
    expect(await room.actAs('anna', release(name, 'schedule', { publishAt }))).toMatchObject({ status: 200 });
    hasRules = true;
    const stored = () => room.getDocument(`_.releases.${name}`);
    await waitUntil(() => stored()?.error);
    expect(stored()).toMatchObject({
      state: 'active',
      error: { message: expect.stringContaining('“Confirm for the release”'), publishAt },
    });
    expect(room.getDocument(id)).toMatchObject({ name: 'Bo' });
  });

  it('stays unread after the archive', async () => {
    const [name, id] = [await newRelease(), await newPerson()];
    hasRules = false;
    await room.actAs('joan', put(name, id, id));
    hasRules = true;
    await room.actAs('anna', release(name, 'archive'));
    await room.actAs('anna', release(name, 'unarchive'));
    expect(await run(name)).toMatchObject(refused);
  });
});

describe('the draft of a story whose copy waits for an editor', () => {
  const draftOf = async (): Promise<string> => {
    made += 1;
    const id = `story-of-release-${made}`;
    const { _id, _rev, firstPublishedAt, ...story } = { ...room.getDocument(await room.publishStory()) };
    await room.mutateAs('joan', {
      create: { ...story, _id: `drafts.${id}`, _type: 'article', slug: address(id) },
    });
    return id;
  };
  const markOf = (id: string) => room.getDocument(`drafts.${id}`)?.unreadCopy;

  it('names the copy until an editor confirms it or it leaves the release', async () => {
    const [name, id] = [await newRelease(), await draftOf()];
    const copy = `versions.${name}.${id}`;
    await room.actAs('joan', put(name, id));
    const mark = markOf(id);
    expect(mark).toEqual({ release: name, by: room.idOf('joan'), at: expect.any(String) });
    const revision = room.getDocument(`drafts.${id}`)?._rev;
    await room.mutateAs('joan', { patch: { id: copy, set: { headline: 'Typed on' } } });
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({ _rev: revision });
    await room.actAs('joan', room.edit(id, { unset: ['unreadCopy'] }));
    expect(markOf(id)).toEqual(mark);
    await confirm(copy);
    expect(markOf(id)).toBeUndefined();
    await room.mutateAs('joan', { patch: { id: copy, set: { headline: 'Typed again' } } });
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({
      inRelease: name,
      unreadCopy: { release: name },
    });
    await room.mutateAs('joan', { delete: { id: copy } });
    expect(markOf(id)).toBeUndefined();
  });

  it('names the copy in the other release when it has two', async () => {
    const [name, other, id] = [await newRelease(), await newRelease(), await draftOf()];
    await room.actAs('joan', put(name, id), put(other, id));
    await confirm(`versions.${name}.${id}`);
    expect(markOf(id)).toMatchObject({ release: other });
    expect(room.getDocument(`versions.${other}.${id}`)).not.toHaveProperty('unreadCopy');
  });

  it('that is begun later names it too', async () => {
    const [name, id] = [await newRelease(), await room.publishStory()];
    await room.actAs('joan', put(name, id, id));
    await room.actAs('joan', room.edit(id, { set: { headline: 'A draft' } }));
    expect(markOf(id)).toMatchObject({ release: name });
  });

  it('is not touched while an approval names its revision', async () => {
    const [name, id] = [await newRelease(), await room.publishStory()];
    const note = await room.request(id);
    const read = {
      approvedNote: room.getDocument(`drafts.${note}`)?._rev,
      approvedDraft: room.getDocument(`drafts.${id}`)?._rev,
    };
    const approval = { status: 'approved', approvedBy: room.idOf('bert'), ...read };
    expect(await room.actAs('bert', room.edit(note, { set: approval }))).toMatchObject(done);
    await room.actAs('joan', put(name, id));
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({ _rev: read.approvedDraft });
  });
});

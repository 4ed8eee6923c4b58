import type { Policy } from 'local-lake/policy';
import { embeddedProjectId } from '../../../../lib/embeddedProject.ts';
import { policy } from '../../../../sanity/policy/policy.ts';
import { findDiscardRefusal } from '../../../../sanity/studio/requests/trials/discardTrial.ts';
import { newsroomLake } from '../../../../tools/testing/newsroomLake.ts';
import { type CallerName, type Newsroom, openNewsroom, paragraph } from '../newsroom.ts';

/** False for a lake from before the rule. */
let hasRules = true;
const switched: Policy = (proposal) => (hasRules ? policy(proposal) : null);

let room: Newsroom;
beforeAll(async () => {
  const rules = { ...newsroomLake.projects?.[embeddedProjectId], policy: switched };
  room = await openNewsroom({ ...newsroomLake, projects: { [embeddedProjectId]: rules } });
  await room.mutateAs('anna', { create: { _id: 'about', ...types.page } });
});
afterAll(() => room.close());

const slug = { _type: 'slug', current: 'an-address' };
const types = {
  page: { _type: 'page', title: 'About', slug, body: [paragraph('Who we are.')] },
  section: { _type: 'section', title: 'Gardens', slug },
  redirect: { _type: 'redirect', from: '/old', to: '/new' },
  site: { _type: 'site', title: 'Mine', language: 'en', timeZone: 'UTC', noBylineLine: 'By us' },
  correctionRecord: { _type: 'correctionRecord', title: 'A record' },
  'sanity.imageAsset': { _type: 'sanity.imageAsset', url: 'https://example.org/a.jpg' },
  note: { _type: 'note', text: 'Hello' },
} satisfies Record<string, { _type: string; [field: string]: unknown }>;

type Kind = keyof typeof types;

const action = (name: string, fields: object) => ({
  actionType: `sanity.action.document.${name}`,
  ...fields,
});

/** Each way to write a new document, as the ids that it would have. */
const ways: [string, (by: CallerName, id: string, kind: Kind) => Promise<{ status: number }>, string][] = [
  ...['create', 'createOrReplace', 'createIfNotExists'].flatMap((way) =>
    ['drafts', 'versions.rMay'].map(
      (where) =>
        [
          `${way} of ${where}`,
          (by: CallerName, id: string, kind: Kind) =>
            room.mutateAs(by, { [way]: { ...types[kind], _id: `${where}.${id}` } }),
          `${where}.`,
        ] as (typeof ways)[number],
    ),
  ),
  [
    'the action that creates a draft',
    (by, publishedId, kind) =>
      room.actAs(
        by,
        action('create', { publishedId, attributes: { ...types[kind], _id: `drafts.${publishedId}` } }),
      ),
    'drafts.',
  ],
  [
    'the action that creates a copy',
    (by, publishedId, kind) =>
      room.actAs(
        by,
        action('version.create', {
          publishedId,
          document: { ...types[kind], _id: `versions.rMay.${publishedId}` },
        }),
      ),
    'versions.rMay.',
  ],
];

let made = 0;

describe.each(Object.keys(types) as Kind[])('a document of the type “%s”', (kind) => {
  it.each(ways)('is not added by a journalist: %s', async (_way, write, prefix) => {
    made += 1;
    const id = `added-${made}`;
    expect(await write('joan', id, kind)).toMatchObject({
      status: 403,
      description: expect.stringContaining('Only editors and administrators'),
    });
    expect(room.getDocument(`${prefix}${id}`)).toBeNull();
    expect(await write('anna', id, kind)).toMatchObject({ status: 200, description: '' });
  });
});

describe('the settings of the site, and a redirect', () => {
  it.each<[string, (draftId: string, publishedId: string, type: 'site' | 'redirect') => Promise<unknown>]>([
    ['a patch', (id) => room.mutateAs('joan', { patch: { id, set: { title: 'Mine', to: '/mine' } } })],
    [
      'replacing it',
      (_id, _live, type) => room.mutateAs('joan', { createOrReplace: { ...types[type], _id } }),
    ],
    ['making it a story', (_id) => room.mutateAs('joan', { createOrReplace: { _id, _type: 'article' } })],
    ['deleting it', (id) => room.mutateAs('joan', { delete: { id } })],
    ['an edit', (_id, live) => room.actAs('joan', room.edit(live, { set: { title: 'Mine' } }))],
    ['discarding it', (draftId) => room.actAs('joan', action('discard', { draftId }))],
    [
      'the action that replaces a draft',
      (_id, publishedId, type) =>
        room.actAs('joan', action('replaceDraft', { publishedId, attributes: { ...types[type], _id } })),
    ],
    [
      'a copy for a release',
      (baseId, publishedId) =>
        room.actAs(
          'joan',
          action('version.create', { publishedId, baseId, versionId: `versions.rMay.${publishedId}` }),
        ),
    ],
  ])('keep an editor’s draft: a journalist does not change it by %s', async (_way, attempt) => {
    for (const type of ['site', 'redirect'] as const) {
      const id = type === 'site' ? 'site' : 'moved-here';
      await room.mutateAs('anna', { createOrReplace: { ...types[type], _id: `drafts.${id}` } });
      const before = room.getDocument(`drafts.${id}`);
      expect(await attempt(`drafts.${id}`, id, type)).toMatchObject({ status: 403 });
      expect(room.getDocument(`drafts.${id}`)).toEqual(before);
      expect(room.getDocument(`versions.rMay.${id}`)).toBeNull();
    }
  });
});

describe('the draft of a redirect from before the rule', () => {
  it.each<[string, (id: string) => Promise<unknown>]>([
    ['discards', (draftId) => room.actAs('joan', action('discard', { draftId }))],
    ['deletes', (id) => room.mutateAs('joan', { delete: { id } })],
  ])('is its journalist’s, who %s it', async (_way, remove) => {
    const id = 'drafts.from-before';
    hasRules = false;
    await room.mutateAs('joan', { createOrReplace: { ...types.redirect, _id: id } });
    hasRules = true;
    expect(await room.mutateAs('joan', { patch: { id, set: { to: '/mine' } } })).toMatchObject({
      status: 403,
      description: expect.stringContaining('change moved addresses. Ask one of them.'),
    });
    expect(await room.mutateAs('jane', { delete: { id } })).toMatchObject({ status: 403 });
    expect(await remove(id)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(id)).toBeNull();
  });

  it('is an editor’s, though a journalist’s deletion made a reference in it weak', async () => {
    const own = { _id: 'drafts.referred', _type: 'article', headline: 'Mine' };
    await room.mutateAs('joan', { create: own });
    const hidden = { _type: 'reference', _ref: own._id };
    const draft = { ...types.redirect, _id: 'drafts.weakened', hidden };
    expect(await room.mutateAs('anna', { create: draft })).toMatchObject({ status: 200 });
    expect(await room.mutateAs('joan', { delete: { id: own._id } })).toMatchObject({ status: 200 });
    expect(room.getDocument(draft._id)?.hidden).toMatchObject({ _weak: true });
    expect(await room.mutateAs('joan', { delete: { id: draft._id } })).toMatchObject({ status: 403 });
    expect(await room.mutateAs('anna', { delete: { id: draft._id } })).toMatchObject({ status: 200 });
  });

  it('is discarded in Studio by whoever wrote it, and by an editor; others are told whom to ask', async () => {
    const id = 'drafts.asked-before';
    hasRules = false;
    await room.mutateAs('joan', { createOrReplace: { ...types.redirect, _id: id } });
    hasRules = true;
    const refusalOf = (by: CallerName) => findDiscardRefusal(room.clientOf(by), id);
    expect(await refusalOf('joan')).toBeNull();
    expect(await refusalOf('anna')).toBeNull();
    expect(await refusalOf('jane')).toContain('Only editors and administrators change moved addresses.');
    expect(room.getDocument(id)).not.toBeNull();
  });
});

describe('a section or page that exists', () => {
  it('is changed by a journalist, in drafts and copies, which an editor publishes', async () => {
    for (const id of ['about', 'news']) {
      expect(await room.actAs('joan', room.edit(id, { set: { title: 'Better' } }))).toMatchObject({
        status: 200,
      });
      const copy = { publishedId: id, baseId: `drafts.${id}`, versionId: `versions.rMay.${id}` };
      expect(await room.actAs('joan', action('version.create', copy))).toMatchObject({ status: 200 });
      expect(await room.actAs('joan', room.publish(id))).toMatchObject({ status: 403 });
      expect(await room.actAs('joan', action('discard', { draftId: `drafts.${id}` }))).toMatchObject({
        status: 200,
      });
    }
  });

  it('is begun by an editor and written on by a journalist before it is live', async () => {
    await room.mutateAs('anna', { create: { ...types.page, _id: 'drafts.begun' } });
    expect(
      await room.mutateAs('joan', { patch: { id: 'drafts.begun', set: { title: 'Better' } } }),
    ).toMatchObject({ status: 200 });
    await room.mutateAs('anna', { delete: { id: 'drafts.begun' } });
    expect(await room.mutateAs('joan', { create: { ...types.page, _id: 'drafts.begun' } })).toMatchObject({
      status: 403,
    });
  });
});

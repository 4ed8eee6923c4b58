import { createClient, type SanityClient } from '@sanity/client';
import { commit } from 'local-lake/testing';
import { apiVersion } from '../../../../lib/apiVersion.ts';
import { workflowFields } from '../../../../lib/articles/publishing/workflowFields.ts';
import { defaultDataset, embeddedProjectId } from '../../../../lib/embeddedProject.ts';
import { isSameValue } from '../../../../lib/isSameValue.ts';
import { changesForOneEditor } from '../../../../lib/secondPerson/changesForOneEditor.ts';
import { type Newsroom, openNewsroom } from '../newsroom.ts';
import { type Change, EveryChange, type Targets } from './everyChange.ts';
import { type Addresses, whatReadersSee } from './whatReadersSee.tsx';

const targets: Targets = {
  section: ['news', 'arts'],
  topic: ['topic', 'wider'],
  person: ['ann', 'bob'],
  page: ['about', 'tips'],
  article: ['other', 'another'],
  'sanity.imageAsset': [`image-${'a'.repeat(40)}-1000x800-png`, `image-${'b'.repeat(40)}-900x600-png`],
  'sanity.fileAsset': [`file-${'a'.repeat(40)}-mp4`, `file-${'b'.repeat(40)}-mp3`],
};

/** What a new document does not have. As changes they are made all the same. */
const unfilled = new Set<string>([
  ...workflowFields,
  ...[
    'recheckSummary',
    'noByline',
    'embargoedUntil',
    'firstPublishedAt',
    'modifiedAt',
    'liveEndedAt',
    'retractedAt',
  ],
  ...[
    'importedFrom',
    'startedBy',
    'withdrawnAt',
    'missedSchedule',
    'fourEyes',
    'order',
    'isTips',
    'endsCoverage',
  ],
  ...['unreviewedChangeAt', 'unreviewedChangeBy', 'look'],
]);

const every = new EveryChange(targets, unfilled);
const slug = (current: string) => ({ _type: 'slug', current });
const reference = (_ref: string, more = {}) => ({ _type: 'reference', _ref, ...more });

/** The document of a file, as the lake makes it with an upload. */
const asset = (_id: string) => {
  const [kind, hash, ...rest] = _id.split('-');
  const folder = `http://localhost/lake/${kind === 'image' ? 'images' : 'files'}/copydesk/production`;
  const extension = rest.at(-1) ?? '';
  return {
    _id,
    _type: kind === 'image' ? 'sanity.imageAsset' : 'sanity.fileAsset',
    url: `${folder}/${[hash, ...rest.slice(0, -1)].join('-')}.${extension}`,
    path: `${folder}/${_id}`,
    extension,
    metadata: { dimensions: { width: 1000, height: 800, aspectRatio: 1.25 }, lqip: null },
  };
};

const publishedAt = new Date(Date.now() - 3_600_000).toISOString();
const addresses: Addresses = {
  stories: ['story', 'live', 'german'],
  section: 'news',
  topic: 'topic',
  person: 'ann',
};

const story = (_id: string, more: Record<string, unknown> = {}) =>
  every.whole('article', { _id, slug: slug(_id), firstPublishedAt: publishedAt, ...more });
const entry = (_id: string) =>
  every.whole('liveEntry', { _id, firstPublishedAt: publishedAt, story: reference('live', { _weak: true }) });

const openPaper = async () => {
  const room = await openNewsroom();
  for (const id of [...(targets['sanity.imageAsset'] ?? []), ...(targets['sanity.fileAsset'] ?? [])])
    room.store(asset(id));
  for (const document of [
    { _id: 'arts', _type: 'section', title: 'Arts', slug: slug('arts') },
    { _id: 'wider', _type: 'topic', title: 'Wider', slug: slug('wider') },
    every.whole('section', { _id: 'news', slug: slug('news') }),
    every.whole('topic', { _id: 'topic', slug: slug('topic'), parent: reference('wider', { _weak: true }) }),
    every.whole('page', { _id: 'about', slug: slug('about'), body: undefined }),
    every.whole('page', { _id: 'tips', slug: slug('tips'), body: undefined }),
    every.whole('person', { _id: 'ann', slug: slug('ann') }),
    every.whole('person', { _id: 'bob', slug: slug('bob') }),
    story('other', { body: [], topics: [] }),
    story('another', { body: [], topics: [] }),
    every.whole('site', { _id: 'site' }),
    story('story'),
    story('live', { typeOfWork: 'live', body: [] }),
    entry('e1'),
    entry('e2'),
    story('german', { language: 'de', noByline: true, body: [] }),
    every.whole('translation.metadata', {
      _id: 'translations',
      schemaTypes: ['article'],
      translations: ['story', 'german'].map((id, index) => ({
        _key: id,
        _type: 'internationalizedArrayReferenceValue',
        language: ['en', 'de'][index],
        value: reference(id, { _weak: true }),
      })),
    }),
  ])
    room.store(document as never);
  const note = await room.request('story', {}, { headline: 'Words 2 of article.headline' });
  const approved = await room.approve('bert', note, 'story');
  if (approved.status !== 200) throw new Error(approved.description);
  return room;
};

const readerOf = (room: Newsroom): SanityClient =>
  createClient({
    projectId: embeddedProjectId,
    dataset: defaultDataset,
    apiVersion,
    apiHost: 'http://lake.test',
    useProjectHostname: false,
    useCdn: false,
    perspective: 'published',
    maxRetries: 0,
    resolveFetch: () => (input, init) => room.lake.fetch(new Request(input, init)),
  });

type Document = { _id: string; _type: string; [field: string]: unknown };

const storedIn = async (room: Newsroom): Promise<Map<string, Document>> => {
  const all: Document[] = await room
    .clientOf('olga')
    .fetch('*[!(_id in path("_.**"))]', {}, { perspective: 'raw' });
  return new Map(all.map((document) => [document._id, document]));
};

const isSameDocument = (one: Document | undefined, other: Document | undefined) =>
  isSameValue({ ...one, _rev: null, _updatedAt: null }, { ...other, _rev: null, _updatedAt: null });

/** Puts everything back as it was, past the policy. */
const restore = async (room: Newsroom, before: Map<string, Document>) => {
  const now = await storedIn(room);
  const ids = new Set([...before.keys(), ...now.keys()]);
  const changed = [...ids].filter((id) => !isSameDocument(before.get(id), now.get(id)));
  if (changed.length > 0)
    commit(room.dataset, Object.fromEntries(changed.map((id) => [id, before.get(id) ?? null])) as never);
};

/** The ways in which one editor can try: in one step, by a draft of her own, and with an API token. */
const ways: ((room: Newsroom, document: Document) => Promise<number>)[] = [
  async (room, document) => (await room.mutateAs('anna', { createOrReplace: document })).status,
  async (room, document) => {
    const drafted = await room.mutateAs('anna', {
      createOrReplace: { ...document, _id: `drafts.${document._id}` },
    });
    return drafted.status === 200
      ? (await room.actAs('anna', room.publish(document._id))).status
      : drafted.status;
  },
  async (room, document) => (await room.mutateAs('robot', { createOrReplace: document })).status,
];

/** The documents whose every field is changed. Others of their types only stand beside them. */
const changedIds = [
  'story',
  'live',
  'other',
  'e1',
  'ann',
  'news',
  'topic',
  'site',
  'about',
  'translations',
  'correction-1',
  ...(targets['sanity.imageAsset'] ?? []).slice(0, 1),
  ...(targets['sanity.fileAsset'] ?? []).slice(0, 1),
];

/** An entry of the list for a change, or undefined. */
const entryFor = ({ field, what }: Change) =>
  changesForOneEditor.find(({ field: listed, only }) => {
    if (only) return listed === field && only.some((one) => one === what);
    if (listed.startsWith('*.')) return `${field}.`.includes(`${listed.slice(1)}.`);
    return field === listed || field.startsWith(`${listed}.`) || field.startsWith(`${listed}[`);
  });

describe('a change that one editor makes alone', () => {
  let room: Newsroom;
  let client: SanityClient;
  let before: Map<string, Document>;
  let seen: Record<string, string>;
  const now = new Date();
  const needed = new Set<string>();
  beforeAll(async () => {
    room = await openPaper();
    client = readerOf(room);
    before = await storedIn(room);
    seen = await whatReadersSee(client, addresses, now);
  });
  afterAll(() => room.close());

  /** The names of what readers see otherwise than before. */
  const seenOtherwise = async (): Promise<string[]> => {
    const after = await whatReadersSee(client, addresses, now);
    return Object.keys(seen).filter((name) => seen[name] !== after[name]);
  };

  /** Tries a change in every way until one is accepted. Returns what readers then see otherwise. */
  const tryChange = async (change: Change): Promise<string[]> => {
    for (const way of ways) {
      if ((await way(room, change.document as Document)) !== 200) continue;
      const listed = entryFor(change);
      // Whether readers see a change that is on the list is asked once.
      const differing = listed && needed.has(listed.field) ? [] : await seenOtherwise();
      if (listed && differing.length > 0) needed.add(listed.field);
      await restore(room, before);
      return listed ? [] : differing;
    }
    await restore(room, before);
    return [];
  };

  it.each(changedIds)('is not seen by readers, or on the list: of the document %s', async (id) => {
    const { _rev, _createdAt, _updatedAt, ...fields } = before.get(id) as Document;
    const unlisted: string[] = [];
    let tried = 0;
    for (const change of every.of(fields)) {
      tried += 1;
      const differing = await tryChange(change);
      if (differing.length > 0) unlisted.push(`${change.field} ${change.what}: ${differing.join(', ')}`);
    }
    expect(unlisted).toEqual([]);
    expect(tried).toBeGreaterThan(5);
    expect(await seenOtherwise()).toEqual([]);
  });

  it.each(changedIds)('is not that the document %s is gone', async (id) => {
    const document = before.get(id);
    await room.mutateAs('anna', { delete: { id } });
    await room.actAs('anna', {
      actionType: 'sanity.action.document.unpublish',
      draftId: `drafts.${id}`,
      publishedId: id,
    });
    await room.mutateAs('anna', {
      createOrReplace: { ...document, _type: 'redirect', from: '/a', to: '/b' },
    });
    const differing = await seenOtherwise();
    await restore(room, before);
    expect(id === 'translations' ? [] : differing).toEqual([]);
  });

  it('is needed by each entry of the list', () => {
    expect(changesForOneEditor.map(({ field }) => field).filter((field) => !needed.has(field))).toEqual([]);
  });
});

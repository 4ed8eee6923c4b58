import fc from 'fast-check';
import type { Draft } from '../../../src/testing/lakeWith.ts';

export const publishedIds = ['a', 'b', 'c', 'd'];
const ids = [...publishedIds, 'drafts.a', 'drafts.c', 'versions.r1.a', 'versions.r1.e', 'private.x'];

const reference = fc.constantFrom(...publishedIds, 'e').map((_ref) => ({ _type: 'reference', _ref }));
const word = fc.constantFrom('red', 'green', 'Blue dam', '', 'long '.repeat(60));
export const scalar = fc.oneof(word, fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constant(null));
const block = fc.record({
  _type: fc.constantFrom('block', 'image'),
  children: fc.array(
    fc.record({ _type: fc.constant('span'), text: word, link: reference }, { requiredKeys: ['_type'] }),
    { maxLength: 2 },
  ),
});
const place = fc
  .record({ lat: fc.integer({ min: -2, max: 2 }), lng: fc.integer({ min: -2, max: 2 }) })
  .map((point) => ({ _type: 'geopoint', ...point }));

/** A document with every kind of value that queries read. */
export const draftOf = (_id: string): fc.Arbitrary<Draft> =>
  fc.record(
    {
      _id: fc.constant(_id),
      _type: fc.constantFrom('plant', 'person'),
      title: scalar,
      rank: fc.oneof(fc.integer({ min: 0, max: 3 }), word),
      at: fc.constantFrom(
        '2026-01-01T00:00:00Z',
        '2026-02-01T00:00:00Z',
        '2026-01-01T01:00:00+01:00',
        'soon',
      ),
      slug: fc.record({ current: word }),
      author: reference,
      tags: fc.array(scalar, { maxLength: 3 }),
      topics: fc.array(reference, { maxLength: 2 }),
      place,
      nested: fc.record({ deep: fc.record({ deeper: scalar, list: fc.array(scalar, { maxLength: 2 }) }) }),
      body: fc.array(block, { maxLength: 2 }),
      _system: fc.constant({ delete: true }),
    },
    { requiredKeys: ['_id', '_type'] },
  );

const state = fc
  .constantFrom(...ids)
  .chain((id) =>
    fc.tuple(
      fc.constant(id),
      fc.oneof({ weight: 4, arbitrary: draftOf(id) }, { weight: 1, arbitrary: fc.constant(null) }),
    ),
  );

/** New states of some documents; null deletes a document. */
export const states = fc
  .array(state, { minLength: 1, maxLength: 3 })
  .map((list): Record<string, Draft | null> => Object.fromEntries(list));

const patch = fc.oneof(
  scalar.map((title) => ({ set: { title } })),
  scalar.map((deeper) => ({ set: { 'nested.deep.deeper': deeper } })),
  reference.map((author) => ({ set: { author } })),
  reference.map((item) => ({ setIfMissing: { topics: [] }, insert: { after: 'topics[-1]', items: [item] } })),
  word.map((text) => ({ set: { 'body[0].children[0].text': text } })),
  fc
    .constantFrom('title', 'author', 'topics[0]', 'body[0]', 'slug', '_system')
    .map((path) => ({ unset: [path] })),
  fc.constant({ inc: { rank: 1 } }),
);
const mutation = fc.oneof(
  fc
    .record({ id: fc.constantFrom(...ids), ...{} })
    .chain(({ id }) => patch.map((one) => ({ patch: { id, ...one } }))),
  fc.constantFrom(...ids).map((id) => ({ delete: { id } })),
  fc.constantFrom(...ids).chain((id) => draftOf(id).map((draft) => ({ createOrReplace: draft }))),
  patch.map((one) => ({ patch: { query: '*[_type == "plant"]', ...one } })),
);

const publishedId = fc.constantFrom(...publishedIds, 'e');
const document = fc.tuple(
  fc.constantFrom(
    'publish',
    'unpublish',
    'discard',
    'delete',
    'version.create',
    'version.discard',
    'version.unpublish',
  ),
  publishedId,
);
const action = fc.oneof(
  document.map(([name, id]) => ({
    actionType: `sanity.action.document.${name}`,
    publishedId: id,
    draftId: `drafts.${id}`,
    versionId: `versions.r1.${id}`,
    ...(name === 'version.create' ? { baseId: id } : {}),
  })),
  fc
    .constantFrom('create', 'publish', 'schedule', 'unschedule', 'archive', 'unarchive', 'delete')
    .map((name) => ({
      actionType: `sanity.action.release.${name}`,
      releaseId: 'r1',
      metadata: { title: 'One', releaseType: 'asap' },
      publishAt: '2030-01-01T00:00:00Z',
    })),
);

/** A commit: new states of documents, or a request of a client, which the lake may reject. */
export type Step =
  | { kind: 'states'; states: Record<string, Draft | null> }
  | { kind: 'mutate'; mutations: unknown[] }
  | { kind: 'act'; actions: unknown[] };

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: states.map((list): Step => ({ kind: 'states', states: list })) },
  {
    weight: 3,
    arbitrary: fc
      .array(mutation, { minLength: 1, maxLength: 2 })
      .map((mutations): Step => ({ kind: 'mutate', mutations })),
  },
  { weight: 2, arbitrary: action.map((one): Step => ({ kind: 'act', actions: [one] })) },
);

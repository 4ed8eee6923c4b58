import fc from 'fast-check';
import { libraryOf } from '../../../../sanity/lake/groq/library.ts';
import type { Perspective } from '../../../../sanity/lake/groq/perspective.ts';
import { runQuery } from '../../../../sanity/lake/groq/query.ts';
import type { SanityDocument } from '../../../../sanity/lake/types.ts';
import { commit, type Draft, lakeWith } from './lakeWith.ts';

const publishedIds = ['a', 'b', 'c', 'd'];
const ids = [...publishedIds, 'drafts.a', 'drafts.c', 'versions.r1.a', 'versions.r1.e', 'private.x'];

const reference = fc.constantFrom(...publishedIds, 'e').map((_ref) => ({ _type: 'reference', _ref }));
const word = fc.constantFrom('red', 'green', 'blue dam', '', 'long '.repeat(60));
const scalar = fc.oneof(word, fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constant(null));

const draftOf = (_id: string): fc.Arbitrary<Draft> =>
  fc.record(
    {
      _id: fc.constant(_id),
      _type: fc.constantFrom('article', 'person'),
      title: scalar,
      rank: fc.oneof(fc.integer({ min: 0, max: 3 }), word),
      slug: fc.record({ current: word }),
      author: reference,
      tags: fc.array(scalar, { maxLength: 3 }),
      topics: fc.array(reference, { maxLength: 2 }),
      body: fc.array(
        fc.record({ children: fc.array(fc.record({ text: word, link: reference }), { maxLength: 2 }) }),
        {
          maxLength: 2,
        },
      ),
    },
    { requiredKeys: ['_id', '_type'] },
  );

const change = fc
  .constantFrom(...ids)
  .chain((id) =>
    fc.tuple(
      fc.constant(id),
      fc.oneof({ weight: 4, arbitrary: draftOf(id) }, { weight: 1, arbitrary: fc.constant(null) }),
    ),
  );
const changes = fc.array(change, { minLength: 1, maxLength: 3 }).map((list) => Object.fromEntries(list));

const literal = fc.oneof(scalar, fc.constantFrom('a', 'b', 'e')).map((value) => JSON.stringify(value));
const leaf = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('title', 'rank', 'slug.current', 'author._ref', 'author->title', '_id', '_type'),
      fc.constantFrom('==', '!=', '<', '>='),
      literal,
    )
    .map((parts) => parts.join(' ')),
  literal.map((value) => `${value} in tags`),
  literal.map((value) => `${value} in topics[]._ref`),
  fc.array(literal, { maxLength: 3 }).map((list) => `title in [${list.join(', ')}]`),
  fc.array(literal, { maxLength: 3 }).map((list) => `_id in [${list.join(', ')}]`),
  fc.constantFrom(
    '_type == "article"',
    '_type == "person"',
    'defined(title)',
    'references("a")',
    'references("e")',
    '_id in path("drafts.**")',
    'title match "dam"',
    '[@, _id] match text::query("gre*")',
    'count(tags) > 1',
    'sanity::versionOf("a")',
    'sanity::partOfRelease("r1")',
    'author->author->rank == 1',
    'count(*[references(^._id)]) > 0',
    'slug.current in *[_type == "person"].title',
  ),
);
const filter = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.tuple(tie('node'), fc.constantFrom('&&', '||'), tie('node')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('node').map((inner) => `!(${inner})`),
  ),
})).node;
const ordered = fc.constantFrom(
  '',
  ' | order(rank)',
  ' | order(rank desc, _id)',
  ' | order(title)',
  ' | order(author->title desc)',
  ' | order(_updatedAt desc)',
);
const sliced = fc.constantFrom('', '[0]', '[0..1]', '[1...3]');
const projected = fc.constantFrom(
  '{_id, title}',
  '{_id, "by": author->{title, "of": author->title}}',
  '{"t": topics[]->title}',
  '{"back": *[references(^._id)]._id, "n": count(*[author._ref == ^._id])}',
  '{_id, "same": *[title == ^.title && _type == "article"] | order(rank)[0]._id}',
  '{...}',
);
const query = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(filter, ordered, sliced, projected).map(([f, o, s, p]) => `*[${f}]${o}${s}${p}`),
  },
  { weight: 1, arbitrary: filter.map((f) => `count(*[${f}])`) },
  {
    weight: 1,
    arbitrary: filter.map((f) => `*[${f}] | score(title match "dam", rank == 1)[_score > 0]{_id, _score}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('*["a"]', 'count(*)', '*[0]._id', '*|order(rank)[0]._id') },
);
const perspective: fc.Arbitrary<Perspective> = fc.constantFrom<Perspective>(
  { kind: 'published' },
  { kind: 'raw' },
  { kind: 'stack', layers: ['drafts'] },
  { kind: 'stack', layers: ['r1', 'drafts'] },
);
const access = fc.constantFrom('everything', 'public', 'filter');

/** What one run of the property asks, before and after one commit. */
const scenario = fc.record({
  dataset: changes,
  commits: fc.array(changes, { minLength: 1, maxLength: 4 }),
  query,
  perspective,
  access,
});

describe('sync tags', () => {
  it('name every commit that changes an answer, and the index answers as the whole dataset does', async () => {
    const lake = await lakeWith([]);
    const now = new Date();
    let invalidated = 0;
    let changed = 0;
    let asked = 0;

    fc.assert(
      fc.property(scenario, ({ dataset: first, commits, query: text, perspective: seen, access: reads }) => {
        const wipe = lake.dataset.db.prepare('SELECT id FROM documents').all();
        if (wipe.length > 0)
          commit(lake.dataset, Object.fromEntries(wipe.map(({ id }) => [String(id), null])));
        commit(lake.dataset, first);
        const reader = {
          identity: { kind: 'user' as const, id: 'me', name: 'Me', email: null, roles: [] },
          reads: reads as 'everything' | 'public' | 'filter',
          canRead: ({ _id }: SanityDocument) => _id !== 'b' && _id !== 'drafts.c',
        };
        const ask = (groq: string) => {
          const { result, syncTags } = runQuery(
            libraryOf(lake.dataset),
            reader,
            { query: groq, params: {}, perspective: seen, now },
            () => {},
          );
          return { json: JSON.stringify(result), syncTags };
        };
        /** The same question in a form that no index answers. */
        const scan = (groq: string): string => ask(groq.replaceAll('*[', '*[_id != ""][')).json;

        let before = ask(text);
        for (const next of commits) {
          const tags = commit(lake.dataset, next);
          const after = ask(text);
          const isNamed = before.syncTags.some((tag) => tags.includes(tag));
          asked++;
          if (isNamed) invalidated++;
          if (after.json !== before.json) {
            changed++;
            expect({ text, seen, next, isNamed }).toEqual({ text, seen, next, isNamed: true });
          }
          expect(after.json).toBe(scan(text));
          before = after;
        }
      }),
      { numRuns: Number(process.env.SYNC_TAG_RUNS ?? 200) },
    );
    await lake.close();
    const inVain = invalidated - changed;
    process.stdout.write(
      `sync tags: ${asked} commits beside a query, ${changed} changed its answer, ${inVain} invalidated it in vain\n`,
    );
    expect(changed).toBeGreaterThan(0);
  }, 120_000);
});

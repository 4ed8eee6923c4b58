import fc from 'fast-check';
import { scalar } from './datasets.ts';

const literal = fc.oneof(scalar, fc.constantFrom('a', 'b', 'e')).map((value) => JSON.stringify(value));
const attribute = fc.constantFrom(
  'title',
  'rank',
  'at',
  'slug.current',
  'nested.deep.deeper',
  'author._ref',
  'author->title',
  'author->slug.current',
  '_id',
  '_type',
  '_originalId',
  '_updatedAt',
);
const literals = fc.array(literal, { maxLength: 3 }).map((list) => list.join(', '));
const leaf = fc.oneof(
  fc.tuple(attribute, fc.constantFrom('==', '!=', '<', '>='), literal).map((parts) => parts.join(' ')),
  fc.tuple(literal, fc.constantFrom('==', '!=', '<', '>='), attribute).map((parts) => parts.join(' ')),
  fc.tuple(attribute, literal, literal).map(([name, low, high]) => `${name} in ${low}..${high}`),
  literal.map((value) => `${value} in tags`),
  literal.map((value) => `${value} in nested.deep.list`),
  literal.map((value) => `${value} in topics[]._ref`),
  literal.map((value) => `${value} in topics[]->title`),
  literals.map((list) => `title in [${list}]`),
  literals.map((list) => `_id in [${list}]`),
  attribute.map((name) => `defined(${name})`),
  fc.constantFrom(
    '_type == "plant"',
    '_type == "person"',
    'defined(body)',
    'defined(topics[0])',
    'references("a")',
    'references("e")',
    'references(["a", "d"])',
    'references(*[_type == "person"]._id)',
    '_id in path("drafts.**")',
    '_originalId in path("drafts.**")',
    '_originalId in path("versions.**")',
    '!(_id in path("versions.**"))',
    'title match "dam"',
    'title match ["blue", "d*"]',
    'author->title match "dam"',
    'pt::text(body) match "red"',
    'body[].children[].text match "dam"',
    '[@, _id] match text::query("gre*")',
    '@ match text::query("dam -red")',
    'count(tags) > 1',
    'count(topics[]->) > 0',
    'count(topics[@->rank > 1]) > 0',
    'length(pt::text(body)) > 4',
    'sanity::versionOf("a")',
    'sanity::partOfRelease("r1")',
    'author->author->rank == 1',
    'count(*[references(^._id)]) > 0',
    'count(*[author._ref == ^._id && rank > ^.rank]) == 0',
    'slug.current in *[_type == "person"].title',
    '_id in *[_type == "plant"].topics[]._ref',
    'rank > *[_type == "person"] | order(rank desc)[0].rank',
    'at < now()',
    'dateTime(at) < dateTime("2026-01-15T00:00:00Z")',
    'geo::distance(place, geo::latLng(0, 0)) < 200000',
    'string::startsWith(title, "b")',
    'user::attributes().team == null',
    'identity() == "me"',
    'documents::incomingRefCount() > 0',
    'select(_type == "plant" => rank > 1, title == "red")',
    'coalesce(author->title, title) == "red"',
  ),
);

export const filter = fc.letrec<{ node: string }>((tie) => ({
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
  ' | order(at desc)',
  ' | order(title)',
  ' | order(coalesce(rank))',
  ' | order(nested.deep.deeper desc)',
  ' | order(author->title desc)',
  ' | order(_updatedAt desc)',
  ' | order(count(*[references(^._id)]) desc)',
);
const sliced = fc.constantFrom('', '[0]', '[0..1]', '[1...3]', '[-1]', '[2...9]');
const projected = fc.constantFrom(
  '',
  '{_id, title}',
  '{_id, "by": author->{title, "of": author->title}}',
  '{"t": topics[]->title, "r": topics[]->{rank, "by": author->title}}',
  '{"text": pt::text(body), "links": body[].children[].link->title}',
  '{"back": *[references(^._id)]._id, "n": count(*[author._ref == ^._id])}',
  '{_id, "same": *[title == ^.title && _type == "plant"] | order(rank)[0]._id}',
  '{_id, rank > 1 => {"by": author->title}, _type == "person" => {"n": count(*)}}',
  '{_id, ...author->{"title": title}, "s": select(rank > 1 => author->title, "none")}',
  '{"up": topics[]{"of": ^.title, "title": @->title, "n": count(*[_id == ^._ref])}}',
  '{"releases": count(releases::all()), "versions": *[sanity::versionOf(^._id)]._id}',
  '{"got": documents::get("dataset:local.production:a").title, _originalId}',
  '{"far": round(geo::distance(place, geo::latLng(1, 1))), "me": identity()}',
  '{...}',
  '._id',
  '.topics[]->title',
  '.author->',
);
const grouped = fc.constantFrom(
  (rows: string) => `math::sum(${rows}.rank)`,
  (rows: string) => `math::max(${rows}.author->rank)`,
  (rows: string) => `array::unique(${rows}.title)`,
  (rows: string) => `array::join(${rows}._id, ",")`,
  (rows: string) => `count(${rows})`,
  (rows: string) => `count(${rows}.topics[]->title)`,
  (rows: string) => `{"n": count(${rows}), "first": ${rows}[0].title, "all": ${rows}.author->title}`,
  (rows: string) => `[...${rows}._id, ...*[_type == "person"]._id]`,
);

/** Conditions that the composite index answers in the order of dates. */
const sharedValue = fc.constantFrom(
  '_type == "plant"',
  'author._ref == "a"',
  '"b" in topics[]._ref',
  'references("a")',
  'author->title == "red"',
  '"red" in topics[]->title',
  '_type == "plant" && author._ref == "a"',
  '_type == "person" && references("b") && rank > 0',
);
const dated = fc.constantFrom(
  '',
  ' | order(at desc)',
  ' | order(at)',
  ' | order(_updatedAt desc, rank)',
  ' | order(_id desc)',
);

/** Queries over the documents of `datasets.ts`: all kinds that need sync tags. */
export const query = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(filter, ordered, sliced, projected).map(([f, o, s, p]) => `*[${f}]${o}${s}${p}`),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(sharedValue, dated, sliced, projected).map(([f, o, s, p]) => `*[${f}]${o}${s}${p}`),
  },
  { weight: 1, arbitrary: fc.tuple(filter, filter).map(([f, g]) => `*[${f}][${g}]._id`) },
  { weight: 2, arbitrary: fc.tuple(grouped, filter).map(([wrap, f]) => wrap(`*[${f}]`)) },
  {
    weight: 1,
    arbitrary: filter.map((f) => `*[${f}] | score(title match "dam", rank == 1)[_score > 0]{_id, _score}`),
  },
  {
    weight: 1,
    arbitrary: filter.map(
      (f) =>
        `*[${f}] | score(boost(title match text::query("dam"), 3), @ match text::query("red"))[_score > 0] | order(_score desc)[0...2]{_id, _score}`,
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('*["a"]', 'count(*)', '*[0]._id', '*|order(rank)[0]._id') },
);

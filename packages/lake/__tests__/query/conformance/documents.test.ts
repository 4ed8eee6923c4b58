import { answer } from './answer.ts';

const documents = [
  {
    _id: 'dam',
    _type: 'place',
    heading: 'The dam',
    rank: 2,
    author: { _ref: 'ada' },
    topics: [{ _ref: 'water' }, { _ref: 'gone' }],
  },
  {
    _id: 'mill',
    _type: 'place',
    heading: 'A mill by the dam',
    rank: 1,
    author: { _ref: 'gone' },
    topics: [],
  },
  {
    _id: 'oak',
    _type: 'place',
    heading: 'An oak',
    rank: 'first',
    meta: { links: [{ to: { _ref: 'ada' } }] },
  },
  { _id: 'elm', _type: 'place', heading: 'An elm', rank: true },
  { _id: 'ash', _type: 'place', heading: 'An ash' },
  { _id: 'ada', _type: 'person', name: 'Ada', boss: { _ref: 'bob' } },
  { _id: 'bob', _type: 'person', name: 'Bob' },
  { _id: 'water', _type: 'topic', title: 'Water' },
  { _id: 'versions.r1.dam', _type: 'place', heading: 'The dam, planned' },
  { _id: '_.releases.r1', _type: 'system.release', name: 'r1' },
];

type Row = [query: string, result: unknown];

describe.each<[string, Row[]]>([
  [
    'filters',
    [
      ['*[_type == "person"].name', ['Ada', 'Bob']],
      ['count(*[_type == "place"])', 6],
      ['*[rank > 1]._id', ['dam']],
      ['*[rank == null && _type == "place"]._id', ['ash', 'versions.r1.dam']],
      ['*[_id in ["ada", "oak"]]._id', ['oak', 'ada']],
      ['*[heading match "dam"]._id', ['dam', 'mill', 'versions.r1.dam']],
      ['*[_type == "person"][name == "Bob"]._id', ['bob']],
      ['*[_id == $id]._id', ['dam']],
    ],
  ],
  [
    'dereference',
    [
      ['*[_id == "dam"][0].author->name', 'Ada'],
      ['*[_id == "dam"][0].author->boss->name', 'Bob'],
      ['*[_id == "mill"][0].author->name', null],
      ['*[_id == "dam"][0].topics[]->title', ['Water', null]],
      ['*[_id == "dam"][0]{author->{name}}', { author: { name: 'Ada' } }],
      ['*[author->name == "Ada"]._id', ['dam']],
      ['*[_id == "dam"][0].heading->', null],
    ],
  ],
  [
    'references()',
    [
      ['*[references("ada")]._id', ['dam', 'oak']],
      ['*[references(["water", "bob"])]._id', ['dam', 'ada']],
      ['*[references([])]._id', []],
      [
        '*[_type == "person"]{_id, "in": *[references(^._id)]._id}',
        [
          { _id: 'ada', in: ['dam', 'oak'] },
          { _id: 'bob', in: ['ada'] },
        ],
      ],
      ['*[references(*[name == "Ada"]._id)]._id', ['dam', 'oak']],
      ['*[_id == "ada"]{"n": documents::incomingRefCount()}', [{ n: 2 }]],
    ],
  ],
  [
    'order()',
    [
      ['*[_type == "place"] | order(rank)._id', ['mill', 'dam', 'oak', 'elm', 'ash', 'versions.r1.dam']],
      ['*[_type == "place"] | order(rank desc)._id', ['ash', 'versions.r1.dam', 'elm', 'oak', 'dam', 'mill']],
      ['*[_type == "person"] | order(name desc)[0].name', 'Bob'],
      ['*[_type == "person"]{"n": name} | order(n desc)', [{ n: 'Bob' }, { n: 'Ada' }]],
      ['*[_type == "person"]{"o": [boss->name]} | order(o[0])', [{ o: ['Bob'] }, { o: [null] }]],
      ['[3, 1, 2] | order(@)', [1, 2, 3]],
      ['"text" | order(@)', null],
    ],
  ],
  [
    'score()',
    [
      [
        '*[_type == "place"] | score(heading match "dam")[_score > 0] | order(_id)._id',
        ['dam', 'mill', 'versions.r1.dam'],
      ],
      ['*[_type == "place"] | score(boost(rank == 1, 5), heading match "dam")[0]._id', 'mill'],
      ['*[_id == "ash"] | score(heading match "dam"){_score}', [{ _score: 0 }]],
      ['*[heading match "dam"] | score(heading match "dam")[0]._id', 'dam'],
      ['*[_id == "dam"] | score(rank == 2) | score(rank == 2){_score}', [{ _score: 2 }]],
    ],
  ],
  [
    'scopes',
    [
      ['*[_id == "dam"]{"same": *[rank < ^.rank]._id}', [{ same: ['mill'] }]],
      ['*[_id == "dam"]{"t": topics[]{"h": ^.heading}}[0].t[0].h', 'The dam'],
      ['*[_id == "ada"]{"a": *[_id == ^.boss._ref]{"b": *[_id == ^.^._id]._id}}[0].a[0].b', ['ada']],
    ],
  ],
  [
    'releases',
    [
      ['*[sanity::versionOf("dam")]._id', ['dam', 'versions.r1.dam']],
      ['*[sanity::partOfRelease("r1")]._id', ['versions.r1.dam']],
      ['releases::all()[].name', ['r1']],
    ],
  ],
])('%s', (_chapter, rows) => {
  it.each(rows)('%s', (query, result) => {
    expect(answer(query, { documents, params: { id: 'dam' } })).toEqual(result);
  });
});

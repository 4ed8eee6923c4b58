/** All documents are generated from one seed, so that all runs and programs measure the same ones. */
const seed = 20_260_101;

type Random = () => number;

/** A small pseudo-random generator. @see https://en.wikipedia.org/wiki/Linear_congruential_generator */
const createRandom = (start: number): Random => {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'ha',
  'ke',
  'li',
  'mo',
  'nu',
  'pa',
  're',
  'si',
  'to',
  'vu',
  'wa',
  'zen',
];
const vocabularySize = 4_000;

const syllableAt = (index: number): string => syllables[index % syllables.length] ?? '';

/** Word number n. Frequent words are short, as in natural language. */
const wordAt = (number: number): string => {
  let rest = number + syllables.length;
  let word = '';
  while (rest > 0) {
    word += syllableAt(rest);
    rest = Math.floor(rest / syllables.length);
  }
  return word;
};

const vocabulary = Array.from({ length: vocabularySize }, (_, number) => wordAt(number));

/** A few words are frequent, most are rare. */
const wordFrom = (random: Random): string => vocabulary[Math.floor(random() ** 3 * vocabularySize)] ?? '';

const sentence = (random: Random, words: number): string =>
  Array.from({ length: words }, () => wordFrom(random)).join(' ');

const paragraphs = 18;
const wordsInParagraph = 50;
export const counts = { sections: 10, topics: 40, people: 200 };

const reference = (_ref: string, _key?: string) => ({ _type: 'reference', _ref, ...(_key ? { _key } : {}) });

const block = (random: Random, index: number) => ({
  _key: `b${index}`,
  _type: 'block',
  style: index % 6 === 0 ? 'h2' : 'normal',
  markDefs: [],
  children: [{ _key: `s${index}`, _type: 'span', marks: [], text: sentence(random, wordsInParagraph) }],
});

const system = { _rev: 'generated', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-01T00:00:00Z' };

export const articleAt = (index: number) => {
  const random = createRandom(seed + index * 7_919);
  const pick = (count: number): number => Math.floor(random() * count);
  const firstPublishedAt = new Date(Date.UTC(2020, 0, 1) + pick(2_000_000) * 60_000).toISOString();
  return {
    ...system,
    _updatedAt: firstPublishedAt,
    _id: `article-${index}`,
    _type: 'article',
    headline: sentence(random, 8),
    kicker: sentence(random, 2),
    slug: { _type: 'slug', current: `story-${index}` },
    standfirst: sentence(random, 25),
    section: reference(`section-${pick(counts.sections)}`),
    topics: [0, 1].map((key) => reference(`topic-${pick(counts.topics)}`, `t${key}`)),
    bylines: [reference(`person-${pick(counts.people)}`, 'p0')],
    firstPublishedAt,
    typeOfWork: pick(5) === 0 ? 'analysis' : 'news',
    body: Array.from({ length: paragraphs }, (_, paragraph) => block(random, paragraph)),
  };
};

const named = (type: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...system,
    _id: `${type}-${index}`,
    _type: type,
    title: `${type} ${index}`,
    name: `${type} ${index}`,
    slug: { _type: 'slug', current: `${type}-${index}` },
  }));

/** The documents that articles refer to. */
export const referencedDocuments = [
  ...named('section', counts.sections),
  ...named('topic', counts.topics),
  ...named('person', counts.people),
];

/** A word that about one article in fifty contains. */
export const searchedWord = (round: number): string => vocabulary[3_600 + (round % 300)] ?? '';

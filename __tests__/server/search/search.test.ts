import { paragraph, reference, SearchFixture, story } from './searchFixture.ts';

let fixture: SearchFixture;
beforeAll(async () => {
  fixture = await SearchFixture.open();
  await fixture.create(
    story('harbour', {
      headline: 'The harbour opens',
      body: [
        paragraph('First.'),
        paragraph('A crane of the port fell <b>into</b> the water & nobody was hurt.'),
      ],
      topics: [reference('clouds')],
    }),
    story('crane', { headline: 'A crane fell', section: reference('world'), bylines: [reference('ben')] }),
    story('old', { headline: 'Corrections of a decade', firstPublishedAt: '2016-03-01T23:30:00Z' }),
    story('accents', { headline: 'Zürich, Łódź, façade', language: 'de' }),
    story('chinese', { headline: '東京大学の研究', language: 'ja' }),
    story('arabic', { headline: 'كِتاب جديد في القاهرة', language: 'ar' }),
    story('hindi', { headline: 'हिन्दी समाचार', language: 'hi' }),
    story('thai', { headline: 'ข่าวภาษาไทย', language: 'th' }),
    story('hyphens', { headline: 'Co-operation between don’t-knows' }),
    story('unsigned', { headline: 'Protected source', noByline: true }),
    story('hostile', { headline: 'subjects AND NOT OR NEAR "quoted" * ^ { } words' }),
  );
  await fixture.update();
});
afterAll(() => fixture.close());

describe('words', () => {
  it.each([
    ['in the headline before the text', 'crane', ['crane', 'harbour']],
    ['all of several words', 'crane water', ['harbour']],
    ['in other forms', 'cranes', ['crane', 'harbour']],
    ['in capitals', 'HARBOUR', ['harbour']],
    ['without their accents', 'zurich lodz facade', ['accents']],
    ['with other accents', 'Zùrich', ['accents']],
    ['of a byline', 'zolc protected', []],
    ['of a name', 'ben roe', ['crane']],
    ['of a topic', 'clouds', ['harbour']],
    ['side by side in quotation marks', '“crane of the port”', ['harbour']],
    ['not apart in quotation marks', '"port crane"', []],
    ['around a hyphen', 'co-operation', ['hyphens']],
    ['around an apostrophe', "don't-knows", ['hyphens']],
    ['of Japanese', '東京大学', ['chinese']],
    ['of Japanese in another order', '大学東京', ['chinese']],
    ['of Arabic without marks', 'كتاب القاهرة', ['arabic']],
    ['of Hindi', 'हिन्दी', ['hindi']],
    ['of Thai', 'ภาษาไทย', ['thai']],
    ['that no story has', 'xylophonist', []],
  ])('are found %s', (_case, query, slugs) => {
    expect(fixture.slugs(query)).toEqual(slugs);
  });

  it.each([
    'words AND NOT',
    '"words"" OR "',
    'subjects:words',
    'words* ^words {words} -words',
    'NEAR(words quoted, 2)',
    "words'; drop table story; --",
    'words\0',
    '\u{1F600} ( ) words',
  ])('of the syntax of the index are words: %s', (query) => {
    expect(() => fixture.find(query)).not.toThrow();
    expect(fixture.slugs('words quoted')).toEqual(['hostile']);
  });
});

describe('typing errors', () => {
  it.each([
    ['a letter more', 'crrane', 'crane'],
    ['a letter less', 'harbur', 'harbour'],
    ['another letter', 'hsrbour', 'harbour'],
    ['two that changed places', 'hrabour', 'harbour'],
    ['two in a long word', 'corectoins', 'corrections'],
    ['two, of the second letter and of a late one', 'carrectoins', 'corrections'],
    ['two, of the second and the third letter', 'caxrections', 'corrections'],
    ['two that make it longer', 'coorrectionss', 'corrections'],
    ['another alphabet', 'القاهزة', 'القاهرة'],
  ])('are corrected: %s', (_case, typed, used) => {
    const { corrected, stories } = fixture.find(typed);
    expect(corrected).toEqual([{ typed, used }]);
    expect(stories.length).toBeGreaterThan(0);
  });

  it.each([
    ['two in a short word', 'hrbuor'],
    ['two, one of them of the first letter', 'karrections'],
    ['in a word of three letters', 'fel'],
    ['in a number', '20167'],
  ])('are not corrected: %s', (_case, typed) => {
    expect(fixture.find(typed)).toMatchObject({ corrected: [], stories: [] });
  });

  it('are corrected twice in three words of a search, as each takes its time', () => {
    const typed = ['carrectoins', 'caxrections', 'coorrectionss', 'corectoins'];
    expect(fixture.find(typed.join(' ')).corrected.map((word) => word.typed)).toEqual(typed.slice(0, 3));
  });

  it('are not corrected in quotation marks', () => {
    expect(fixture.find('"harbur"')).toMatchObject({ corrected: [], stories: [] });
  });
});

describe('filters', () => {
  it.each([
    ['a section', 'crane', { section: 'world' }, ['crane']],
    ['a person', 'crane', { person: 'ann' }, ['harbour']],
    ['a topic', 'crane', { topic: 'clouds' }, ['harbour']],
    ['a person, but not stories without byline', 'protected', { person: 'ann' }, []],
    ['an unknown section', 'crane', { section: 'none' }, []],
    ['the last day', 'decade', { to: '2016-03-02T00:00:00Z' }, ['old']],
    ['a time before', 'decade', { to: '2016-03-01T23:00:00Z' }, []],
    ['the first day', 'decade', { from: '2016-03-01T00:00:00Z' }, ['old']],
    ['a time after', 'decade', { from: '2016-03-01T23:31:00Z' }, []],
    ['a section without words', '', { section: 'world' }, ['crane']],
    ['a topic and a person without words', '', { topic: 'clouds', person: 'ann' }, ['harbour']],
    ['a time without words', '', { to: '2016-03-02T00:00:00Z' }, ['old']],
  ])('by %s', (_case, query, filter, slugs) => {
    expect(fixture.slugs(query, filter)).toEqual(slugs);
  });

  it('name topics and people of the results, and those in use', () => {
    expect(fixture.find('crane').narrowings).toEqual([
      { kind: 'topic', title: 'Clouds', slug: 'clouds', stories: 1 },
      { kind: 'person', title: 'Ben Roe', slug: 'ben', stories: 1 },
      { kind: 'person', title: 'Ann Żółć', slug: 'ann', stories: 1 },
    ]);
    const { narrowings, titles } = fixture.find('crane', { topic: 'clouds', person: 'ann' });
    expect({ narrowings, titles }).toEqual({
      narrowings: [],
      titles: { topic: 'Clouds', person: 'Ann Żółć' },
    });
  });
});

it('marks hits in headline and passage, as they are written', () => {
  const [found] = fixture.find('CRANES', { topic: 'clouds' }).stories;
  expect(found?.excerpt).toEqual([
    { text: 'First.\nA ', isHit: false },
    { text: 'crane', isHit: true },
    { text: ' of the port fell <b>into</b> the water & nobody was hurt.', isHit: false },
  ]);
  expect(fixture.find('facade').stories[0]?.headline.at(-1)).toEqual({ text: 'façade', isHit: true });
});

it('does not repeat stories on the next page, and counts all', async () => {
  await fixture.create(
    ...Array.from({ length: 23 }, (_, number) => story(`many-${number}`, { headline: 'Manifold' })),
  );
  await fixture.update();
  const pages = [1, 2, 3].map((page) => fixture.slugs('manifold', { page }));
  expect(pages.map(({ length }) => length)).toEqual([10, 10, 3]);
  expect(new Set(pages.flat()).size).toBe(23);
  expect(fixture.find('manifold').total).toBe(23);
});

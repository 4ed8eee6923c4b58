import { beginningOf } from '../../../lib/search/suggestions.ts';
import { suggest } from '../../../server/search/suggest.ts';
import { SearchFixture, story } from './searchFixture.ts';

let fixture: SearchFixture;
beforeAll(async () => {
  fixture = await SearchFixture.open();
  await fixture.create(
    story('old', { headline: 'Clouds over the harbour', firstPublishedAt: '2016-03-01T08:00:00Z' }),
    story('new', { headline: 'A harbour in the clouds' }),
    story('accents', { headline: 'Zürich, Łódź, façade' }),
    story('chinese', { headline: '東京大学の研究' }),
    story('hostile', { headline: 'Words AND NOT "quoted" words* ^' }),
    { _id: 'hidden', _type: 'topic', title: 'Cloudy days' },
    ...Array.from({ length: 12 }, (_, index) => story(`many-${index}`, { headline: `Report ${index}` })),
  );
  await fixture.update();
});
afterAll(() => fixture.close());

const suggested = (typed: string): string[] => {
  const words = beginningOf(typed);
  return words ? suggest(fixture.index.db, words) : [];
};

describe('suggestions', () => {
  it.each([
    [
      'a topic, then the newest headlines',
      'clou',
      ['Clouds', 'A harbour in the clouds', 'Clouds over the harbour'],
    ],
    ['all words', 'harbour clo', ['A harbour in the clouds', 'Clouds over the harbour']],
    ['whole words before the last', 'harb clouds', []],
    ['a section', 'TE', ['Tech']],
    ['a person, by either name', 'zol', ['Ann Żółć']],
    ['words without their accents', 'fac', ['Zürich, Łódź, façade']],
    ['one character of Japanese', '東', ['東京大学の研究']],
    ['nothing for one letter', 'c', []],
    ['nothing for unknown words', 'xylo', []],
    ['nothing for signs', '" * ^', []],
    ['a topic without an address never', 'cloudy', []],
  ])('have %s', (_case, typed, found) => {
    expect(suggested(typed)).toEqual(found);
  });

  it('find the shortest title among many', async () => {
    for (let number = 0; number < 300; number += 1)
      fixture.index.putSubject({
        ...{
          id: `m${number}`,
          rev: 'r',
          type: 'person',
          slug: `m${number}`,
          title: `Martin Number ${number}`,
        },
      });
    fixture.index.putSubject({ id: 'mars', rev: 'r', type: 'topic', slug: 'mars', title: 'Mars' });
    expect(suggested('mar')[0]).toBe('Mars');
  });

  it('are at most five headlines', () => {
    expect(suggested('repo')).toHaveLength(5);
  });

  it.each(['words* ^', 'NEAR(words', '"words" OR "', "words'; drop table story", 'words\0', 'wo\ud800rds'])(
    'take syntax for words: %s',
    (typed) => {
      expect(() => suggested(typed)).not.toThrow();
      expect(suggested('quot')).toEqual(['Words AND NOT "quoted" words* ^']);
    },
  );

  it('ask nothing for a long text or for many words', () => {
    expect(beginningOf('x'.repeat(201))).toBeNull();
    expect(beginningOf('ab '.repeat(13))).toBeNull();
    expect(beginningOf('\ufdfa'.repeat(150))).toBeNull();
  });

  it('forget what was withdrawn or renamed', async () => {
    await fixture.create(story('gone', { headline: 'Xylophone' }), {
      ...{ _id: 'zinc', _type: 'topic', title: 'Zinc', slug: { _type: 'slug', current: 'zinc' } },
    });
    await fixture.update();
    expect([suggested('xylo'), suggested('zin')]).toEqual([['Xylophone'], ['Zinc']]);
    await fixture.create(story('gone', { headline: 'Marimba' }));
    await fixture.editor.patch('zinc').set({ title: 'Copper' }).commit();
    await fixture.update();
    expect(['xylo', 'marim', 'zin', 'copp'].map(suggested)).toEqual([[], ['Marimba'], [], ['Copper']]);
    await fixture.editor.delete('gone');
    await fixture.editor.delete('zinc');
    await fixture.update();
    expect(['marim', 'copp'].map(suggested)).toEqual([[], []]);
  });
});

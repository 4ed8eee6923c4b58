import { missingParts } from '../../../lib/articles/missingParts.ts';

const whole = {
  headline: 'The mill',
  slug: { current: 'the-mill' },
  standfirst: 'It stands.',
  section: { _ref: 'tech' },
  body: [{}],
  bylines: [{}],
};

describe('missingParts', () => {
  it.each([
    ['nothing of a whole story', whole, []],
    ['no byline of a story that runs without', { ...whole, bylines: [], noByline: true }, []],
    [
      'empty texts and lists',
      { ...whole, headline: '', body: [], bylines: [] },
      ['headline', 'body', 'bylines'],
    ],
    ['empty fields', { ...whole, section: null, slug: undefined }, ['slug', 'section']],
    ['everything of a new story', {}, ['headline', 'slug', 'standfirst', 'section', 'body', 'bylines']],
  ])('names %s', (_case, story, missing) => {
    expect(missingParts(story)).toEqual(missing);
  });
});

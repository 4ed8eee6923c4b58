import { loggedFacts } from '../../../../lib/corrections/log/loggedFacts.ts';

describe('loggedFacts', () => {
  it.each([
    [
      'a story in a section',
      { section: { _type: 'reference', _ref: 'tech' } },
      { section: { _type: 'reference', _ref: 'tech', _weak: true } },
    ],
    ['a story in none', {}, {}],
    ['a section that is no reference', { section: { _ref: 3 } }, {}],
    ['no story', null, {}],
  ])('keeps the section of %s', (_case, story, facts) => {
    expect(loggedFacts(story)).toEqual(facts);
  });
});

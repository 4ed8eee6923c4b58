import { scheduledStoryProblem } from '../../../../lib/articles/publishing/scheduledStoryProblem.ts';

const hour = '2026-11-26T09:00:00.000Z';
const story = {
  scheduledFor: hour,
  headline: 'A gauge that told the truth',
  standfirst: 'It had been read wrongly for years.',
  body: [{ _type: 'block' }],
  slug: { _type: 'slug', current: 'a-gauge' },
  section: { _type: 'reference', _ref: 'tech' },
  bylines: [{ _ref: 'ann' }],
};

describe('scheduledStoryProblem', () => {
  it.each([
    ['a whole story', story],
    ['one that states to run without a byline', { ...story, bylines: [], noByline: true }],
    ['one whose picture is described', { ...story, leadImage: { asset: { _ref: 'i' }, alt: 'A gauge.' } }],
    ['a picture field that holds no picture', { ...story, leadImage: { _type: 'image' } }],
    ['a story that is not scheduled, whatever it lacks', { headline: 'Bare' }],
  ])('accepts %s', (_case, allowed) => {
    expect(scheduledStoryProblem(allowed, hour)).toBeNull();
  });

  it.each([
    ['without a headline', { headline: ' ' }, /no headline/],
    ['without a standfirst', { standfirst: undefined }, /no standfirst/],
    ['without a text', { body: [] }, /no body/],
    ['without an address', { slug: { _type: 'slug' } }, /no address/],
    ['without a section', { section: null }, /no section/],
    ['that does not say who wrote it', { bylines: [], noByline: false }, /writer/],
    ['with a picture that is not described', { leadImage: { asset: { _ref: 'i' } } }, /alternative text/],
  ])('rejects one %s', (_case, fields, problem) => {
    expect(scheduledStoryProblem({ ...story, ...fields }, hour)).toMatch(problem);
  });

  it('rejects a story before its scheduled time', () => {
    expect(scheduledStoryProblem(story, '2026-11-26T08:59:59.999Z')).toMatch(/scheduled for/);
  });
});

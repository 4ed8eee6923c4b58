import { placeOfStory, repeatedStoryProblem } from '../../../lib/front/placeOfStory.ts';

const now = '2026-11-25T12:00:00Z';
const on = (id: string, until?: string) => ({ story: { _ref: id }, ...(until && { until }) });

const front = {
  lead: on('a', '2026-11-25T11:00:00Z'),
  seconds: [on('b'), on('a'), on('b')],
  strips: [{ title: 'Investigations', stories: [on('c'), on('a')] }, { stories: [on('c'), on('d'), {}] }],
};

describe('the place of a story on the front', () => {
  it.each([
    ['a', 'beside the lead'],
    ['c', 'in the strip “Investigations”'],
    ['d', 'in strip 2'],
    ['e', null],
  ])('is the first that has not ended: %s', (id, place) => {
    expect(placeOfStory(front, id, now)).toBe(place);
  });

  it('is the lead until its end', () => {
    expect(placeOfStory(front, 'a', '2026-11-25T10:00:00Z')).toBe('as the lead');
  });
});

describe('a story that an earlier place of the front has', () => {
  it.each([
    [front.seconds[2], /beside the lead already/],
    [front.strips[0]?.stories[1], /beside the lead already/],
    [front.strips[1]?.stories[0], /in the strip “Investigations” already/],
  ])('is warned of', (slot, warning) => {
    expect(repeatedStoryProblem(front, slot ?? {}, now)).toMatch(warning);
  });

  it.each([
    ['the first place', front.seconds[0]],
    ['a place after one that has ended', front.seconds[1]],
    ['a place that has ended', front.lead],
    ['a place without a story', front.strips[1]?.stories[2]],
    ['an object that is not on this front', on('b')],
  ])('is not seen in %s', (_case, slot) => {
    expect(repeatedStoryProblem(front, slot ?? {}, now)).toBeNull();
  });
});

import {
  changedSince,
  followedParts,
  lateChangeProblem,
} from '../../../../lib/articles/comparison/lateChange.ts';

const live = { headline: 'Eight schools close', standfirst: 'From May.', body: [] };
const draft = { ...live, headline: 'Nine schools close' };
const later = { ...draft, standfirst: 'From June.' };

describe('a change of a story whose correction is being written', () => {
  it('is told by its parts', () => {
    const changed = changedSince({ live, draft }, { live, draft: later });
    expect(changed).toEqual(['Standfirst']);
    expect(lateChangeProblem(changed, 'Ann')).toMatch(/^Ann changed the story while you wrote: Standfirst\./);
    expect(lateChangeProblem(changed, null)).toMatch(/^Somebody changed/);
  });

  it.each([
    ['a draft that begins', { live, draft: null }, { live, draft }, ['Headline']],
    ['a draft that is discarded', { live, draft }, { live, draft: null }, ['Headline']],
    ['a published draft', { live, draft }, { live: draft, draft: null }, ['Headline']],
    [
      'a changed address',
      { live, draft },
      { live, draft: { ...draft, slug: { current: 'b' } } },
      ['Address'],
    ],
    ['a mark of the desk', { live, draft }, { live, draft: { ...draft, _rev: 'b', filedAt: 'now' } }, []],
    ['a new copy of the same text', { live, draft }, { live: { ...live }, draft: { ...draft } }, []],
  ])('is found for %s', (_case, read, now, titles) => {
    expect(changedSince(read, now)).toEqual(titles);
    expect(lateChangeProblem(titles, 'Ann') === null).toBe(titles.length === 0);
  });

  it('takes its parts along, and leaves those that were chosen by hand', () => {
    expect(followedParts(['headline', 'byline'], { live, draft }, { live, draft: later })).toEqual([
      'headline',
      'standfirst',
      'byline',
    ]);
    expect(followedParts(['headline', 'standfirst'], { live, draft: later }, { live, draft })).toEqual([
      'headline',
    ]);
  });
});

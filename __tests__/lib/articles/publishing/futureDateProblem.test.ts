import { futureDateProblem } from '../../../../lib/articles/publishing/futureDateProblem.ts';

const at = '2026-11-25T12:00:00Z';

describe('futureDateProblem', () => {
  it.each([
    ['an old story', { firstPublishedAt: '2019-05-01T08:00:00Z', modifiedAt: null }],
    ['an hour that was typed without its zone', { firstPublishedAt: '2026-11-25T22:05:00Z' }],
    ['a story without dates', {}],
  ])('lets %s pass', (_case, story) => {
    expect(futureDateProblem(story, at)).toBeNull();
  });

  it.each(['firstPublishedAt', 'modifiedAt', 'retractedAt'])('refuses a %s that has not come', (name) => {
    expect(futureDateProblem({ [name]: '2030-01-01T00:00:00Z' }, at)).toContain(name);
  });
});

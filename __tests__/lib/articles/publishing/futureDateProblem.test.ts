import { futureDateProblem } from '../../../../lib/articles/publishing/futureDateProblem.ts';

const at = '2026-11-25T12:00:00Z';

describe('futureDateProblem', () => {
  it.each([
    ['an old story', { firstPublishedAt: '2019-05-01T08:00:00Z', modifiedAt: null }],
    ['an hour that was typed without its zone', { firstPublishedAt: '2026-11-25T22:05:00Z' }],
    ['a story one day ahead', { modifiedAt: '2026-11-26T12:00:00Z' }],
    ['a story without dates', {}],
  ])('accepts %s', (_case, story) => {
    expect(futureDateProblem(story, at)).toBeNull();
  });

  it.each(['firstPublishedAt', 'modifiedAt', 'retractedAt'])('rejects a %s in the future', (name) => {
    expect(futureDateProblem({ [name]: '2026-11-26T12:00:00.001Z' }, at)).toContain(name);
  });
});

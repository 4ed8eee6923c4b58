import { storyStatus } from '../../../lib/articles/storyStatus.ts';

const then = '2026-11-24T14:33:00Z';

describe('storyStatus', () => {
  it.each([
    ['draft', {}],
    ['draft', { firstPublishedAt: null }],
    ['waiting', { filedAt: then }],
    ['waiting', { filedAt: then, firstPublishedAt: then }],
    ['live', { firstPublishedAt: then }],
    ['corrected', { firstPublishedAt: then, modifiedAt: then }],
    ['withdrawn', { firstPublishedAt: then, withdrawnAt: then }],
    ['retracted', { firstPublishedAt: then, modifiedAt: then, retractedAt: then }],
  ] as const)('is %s for %j', (status, story) => {
    expect(storyStatus(story)).toBe(status);
  });
});

import { storyStatus } from '../../../lib/articles/storyStatus.ts';

const then = '2026-11-24T14:33:00Z';
const now = new Date('2026-11-25T12:00:00Z');
const hour = '2026-11-26T09:00:00Z';

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
    ['scheduled', { firstPublishedAt: hour, scheduledFor: hour }],
    ['live', { firstPublishedAt: then, scheduledFor: then }],
    ['live', { firstPublishedAt: then, scheduledFor: now.toISOString() }],
    ['waiting', { scheduledFor: hour, unreviewedChangeAt: then }],
    ['missed', { scheduledFor: hour, unreviewedChangeAt: then, missedBecause: 'It was changed.' }],
    ['missed', { firstPublishedAt: then, scheduledFor: then, missedBecause: 'The story has no headline.' }],
  ] as const)('is %s for %j', (status, story) => {
    expect(storyStatus(story, now)).toBe(status);
  });
});

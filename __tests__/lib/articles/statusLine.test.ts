import { statusLine } from '../../../lib/articles/statusLine.ts';

const now = new Date('2026-11-25T12:00:00Z');
const scheduledFor = '2026-11-26T09:00:00Z';

const then = '2026-11-24T14:33:00Z';
const live = { firstPublishedAt: then };

describe('statusLine', () => {
  it.each([
    ['Draft', {}],
    [
      'Scheduled for 26 Nov, 09:00 GMT',
      { scheduledFor, scheduledZone: 'Europe/London', firstPublishedAt: scheduledFor },
    ],
    ['Scheduled for 26 Nov, 09:00 UTC', { scheduledFor }],
    ['Scheduled for 26 Nov, 09:00 UTC', { scheduledFor, scheduledZone: 'Mars/Base' }],
    ['Scheduled for 26 Nov, 09:00 UTC', { scheduledFor, scheduledZone: '' }],
    ['Scheduled for 26 Nov 2027, 09:00 UTC', { scheduledFor: '2027-11-26T09:00:00Z' }],
    ['Sent back: The figures need a source.', { sentBack: { reason: 'The figures need a source.' } }],
    ['Live', live],
    ['Live, with unpublished changes', { ...live, isDraft: true }],
    ['Live, corrected, with unpublished changes', { ...live, modifiedAt: then, isDraft: true }],
    ['Live, correction waiting', { ...live, isDraft: true, correction: { status: 'drafted', scheduledFor } }],
    [
      'Live, corrected, correction scheduled',
      { ...live, modifiedAt: then, isDraft: true, correction: { status: 'approved', scheduledFor } },
    ],
    ['Live, correction approved', { ...live, isDraft: true, correction: { status: 'approved' } }],
    [
      'Live, retraction waiting',
      { ...live, isDraft: true, correction: { status: 'drafted', kind: 'retraction' } },
    ],
    ['Live, with unpublished changes', { ...live, isDraft: true, correction: { status: 'declined' } }],
    ['Live', { ...live, correction: { status: 'drafted' } }],
    ['Live, change waiting for an editor', { ...live, isDraft: true, filedAt: then }],
    ['Live, change sent back: Why now?', { ...live, isDraft: true, sentBack: { reason: 'Why now?' } }],
    ['Live, to be taken off the site', { ...live, isDraft: true, withdrawal: { requestedBy: 'ann' } }],
    ['Waiting for an editor', { filedAt: then, isDraft: true }],
    ['In a release', { filedAt: then, inRelease: 'r1', isDraft: true }],
    ['Live, change in a release', { ...live, inRelease: 'r1', isDraft: true }],
    ['Retracted', { ...live, retractedAt: then, inRelease: 'r1' }],
    [
      'Live, change waiting for an editor',
      { ...live, inRelease: 'r1', unreviewedChangeAt: then, isDraft: true, isCopy: true },
    ],
    [
      'Copy in a release waits for an editor',
      { inRelease: 'r1', unreadCopy: { release: 'r1' }, isDraft: true },
    ],
    [
      'Live, copy in a release waits for an editor',
      { ...live, unreadCopy: { release: 'r1' }, isDraft: true },
    ],
    [
      'Waiting for an editor',
      { filedAt: then, firstPublishedAt: scheduledFor, scheduledFor, unreviewedChangeAt: then },
    ],
    ['Off the site', { ...live, withdrawnAt: then, isDraft: true }],
    ['Retracted', { ...live, retractedAt: then }],
    [
      'Missed its time: The story has no headline.',
      { scheduledFor, missedBecause: 'The story has no headline.' },
    ],
    [
      'Schedule taken off: “Schools” was taken off the site.',
      { scheduledFor, missedBecause: '“Schools” was taken off the site.', unscheduledAt: then },
    ],
  ])('says “%s”', (line, story) => {
    expect(statusLine(story, now).replaceAll(/[\u202f\u00a0]/g, ' ')).toBe(line);
  });
});

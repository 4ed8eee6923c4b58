import { statusLine } from '../../../lib/articles/statusLine.ts';

const now = new Date('2026-11-25T12:00:00Z');
const scheduledFor = '2026-11-26T09:00:00Z';

describe('statusLine', () => {
  it.each([
    ['Draft', {}],
    [
      'Scheduled for 26 Nov, 9:00 am GMT',
      { scheduledFor, scheduledZone: 'Europe/London', firstPublishedAt: scheduledFor },
    ],
    ['Scheduled for 26 Nov, 9:00 am UTC', { scheduledFor }],
    ['Scheduled for 26 Nov 2027, 9:00 am UTC', { scheduledFor: '2027-11-26T09:00:00Z' }],
    ['Missed its hour: It has no headline.', { scheduledFor, missedBecause: 'It has no headline.' }],
  ])('says “%s”', (line, story) => {
    expect(statusLine(story, now).replaceAll(/[\u202f\u00a0]/g, ' ')).toBe(line);
  });
});

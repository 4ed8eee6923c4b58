import { previewLine, wasNeverPublished } from '../../../lib/articles/preview/previewLine.ts';

const now = '2026-11-25T12:00:00Z';
const at = { now, setting: { timeZone: 'Europe/London', language: 'en' } };
const version = { scheduledFor: null, withdrawnAt: null, retractedAt: null, embargoedUntil: null };
const then = '2026-11-24T14:33:00Z';
const later = '2026-11-26T09:00:00Z';

describe('previewLine', () => {
  it.each([
    ['This story is not published. Readers have never seen it.', { draft: version, published: null }],
    [
      'This story is not published. It was taken off the site on 24 Nov, 2:33 pm GMT.',
      { draft: { ...version, withdrawnAt: then }, published: null },
    ],
    [
      'This story is not published. It is scheduled for 26 Nov, 9:00 am GMT.',
      { draft: { ...version, scheduledFor: later, embargoedUntil: later }, published: null },
    ],
    [
      'This story is not published. Readers have never seen it.',
      { draft: { ...version, scheduledFor: then }, published: null },
    ],
    [
      'This story is not published. It is under embargo until 26 Nov, 9:00 am GMT.',
      { draft: { ...version, embargoedUntil: later }, published: null },
    ],
    [
      'This story is not published. It is under embargo.',
      { draft: { ...version, embargoedUntil: 'Friday' }, published: null },
    ],
    ['This story is published. Readers see it like this.', { draft: null, published: version }],
    [
      'This story is published. Readers do not see these changes yet.',
      { draft: version, published: version },
    ],
    [
      'This story is retracted. Readers do not see these changes yet.',
      { draft: version, published: { ...version, retractedAt: then } },
    ],
    [
      'This story is retracted. Readers see it like this.',
      { draft: null, published: { ...version, retractedAt: then } },
    ],
  ])('says “%s”', (line, story) => {
    expect(previewLine(story, at).replaceAll(/[\u202f\u00a0]/g, ' ')).toBe(line);
  });
});

describe('wasNeverPublished', () => {
  it.each([
    [true, 'a draft alone', { draft: version, published: null }],
    [false, 'a story that was taken off the site', { draft: { firstPublishedAt: then }, published: null }],
    [false, 'a story on the site', { draft: null, published: version }],
    [false, 'a story on the site that has no date', { draft: version, published: version }],
  ])('is %s for %s', (is, _case, story) => {
    expect(wasNeverPublished(story)).toBe(is);
  });
});

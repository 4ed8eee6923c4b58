import {
  correctionLine,
  correctionName,
  declinedWords,
} from '../../../../lib/corrections/state/correctionLine.ts';

const answer = { kind: 'correction', note: 'It opened in 1913.', message: 'It was 1913, not 1931.' };

describe('a correction in a list', () => {
  it.each([
    [
      'a report',
      { status: 'reported', message: answer.message },
      'Report',
      'Reported · It was 1913, not 1931.',
    ],
    [
      'an accepted report',
      { status: 'accepted', message: answer.message },
      'Report',
      'Accepted · It was 1913, not 1931.',
    ],
    [
      'a report whose answer was declined, by the reader’s words',
      { ...answer, status: 'accepted', declineReason: 'Ask first.' },
      'Report',
      'Accepted, answer declined: Ask first. · It was 1913, not 1931.',
    ],
    [
      'a request, which waits',
      { ...answer, status: 'drafted' },
      'Correction',
      'Waiting for approval · It opened in 1913.',
    ],
    [
      'a request after its approval was missed',
      { ...answer, status: 'drafted', missedBecause: 'It changed.' },
      'Correction',
      'Missed its time: It changed. · It opened in 1913.',
    ],
    [
      'one whose schedule the server took off',
      {
        ...answer,
        status: 'drafted',
        missedBecause: 'It left the site.',
        unscheduledAt: '2026-11-28T10:00:00Z',
      },
      'Correction',
      'Schedule taken off: It left the site. · It opened in 1913.',
    ],
    [
      'a scheduled one',
      { ...answer, status: 'approved', scheduledFor: '2026-11-29T10:00:00Z' },
      'Correction',
      'Approved, scheduled · It opened in 1913.',
    ],
    [
      'one in a release',
      { ...answer, status: 'drafted', inRelease: 'r1' },
      'Correction',
      'Approved, in a release · It opened in 1913.',
    ],
    [
      'a declined one',
      { ...answer, status: 'declined', declineReason: 'It was right.' },
      'Correction',
      'Declined: It was right. · It opened in 1913.',
    ],
    ['a published one', { ...answer, status: 'published' }, 'Correction', 'Published · It opened in 1913.'],
    ['a typo, which has no note', { kind: 'typo', status: 'published' }, 'Typo', 'Published'],
    ['one that is being written', {}, 'Report', ''],
  ] as const)('is %s', (_case, correction, name, line) => {
    expect(correctionName(correction)).toBe(name);
    expect(correctionLine(correction)).toBe(line);
  });
});

describe('what a story says of its latest correction', () => {
  it.each([
    ['declined', 'declined the correction of this story', 'It was right.'],
    [
      'accepted',
      'declined the answer to a report about this story',
      'It was right. The report is still open.',
    ],
  ])('is that somebody declined it: %s', (status, what, text) => {
    expect(declinedWords(status, 'It was right.')).toEqual({ what, text });
  });

  it.each(['drafted', 'approved'])('is nothing of the kind while it waits: %s', (status) => {
    expect(declinedWords(status, null)).toBeNull();
  });
});

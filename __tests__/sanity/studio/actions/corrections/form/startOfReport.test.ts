import type { StudioCorrection } from '../../../../../../sanity/studio/actions/corrections/correctionOf.ts';
import { startOfReport } from '../../../../../../sanity/studio/actions/corrections/form/startOfReport.ts';

const reasonOf = (report: Partial<StudioCorrection>) =>
  startOfReport('r', { _id: 'drafts.r', _rev: '1', ...report }).internalReason;

describe('the reason with which the answer to a report begins', () => {
  it.each([
    ['a reader', { reportedVia: 'reader', reportMessage: 'It is nine.' }, 'A reader wrote: “It is nine.”'],
    ['a report without a route', { reportMessage: 'It is nine.' }, 'A reader wrote: “It is nine.”'],
    [
      'an import',
      { reportedVia: 'staff', reportMessage: 'The story has this note.' },
      'The import proposed it: “The story has this note.”',
    ],
    ['a colleague, who wrote nothing', { reportedVia: 'staff' }, ''],
    [
      'an earlier answer',
      { reportedVia: 'reader', reportMessage: 'It is nine.', internalReason: 'We misread it.' },
      'We misread it.',
    ],
  ])('is that of %s', (_case, report, reason) => {
    expect(reasonOf(report)).toBe(reason);
  });
});

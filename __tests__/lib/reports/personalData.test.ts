import {
  isReportExpired,
  type KeptReport,
  personalValuesOf,
  withoutPersonalData,
} from '../../../lib/reports/personalData.ts';

const report = {
  _id: 'drafts.r',
  _type: 'correction',
  status: 'reported',
  reportedVia: 'reader',
  reportedAt: '2026-01-01T00:00:00Z',
  reportMessage: 'It is nine schools.',
  reportPassage: 'eight schools',
  reporterEmail: 'reader@example.org',
  internalReason: 'A reader wrote: “It is nine schools.” We asked reader@example.org about eight schools.',
  note: 'It is nine schools.',
  was: 'eight schools',
};
const nothing = () => null;
const values = personalValuesOf(report, nothing);

describe('what a reader wrote', () => {
  it('is the message, the passage and the address', () => {
    expect(values).toEqual(['reader@example.org', 'It is nine schools.', 'eight schools']);
  });

  it('is taken out with its quotations in the newsroom’s private words; the note that readers see stays', () => {
    expect(withoutPersonalData(report, values, nothing)).toEqual({
      _id: 'drafts.r',
      _type: 'correction',
      status: 'reported',
      reportedVia: 'reader',
      reportedAt: report.reportedAt,
      internalReason: 'A reader wrote: “[erased]” We asked [erased] about [erased].',
      note: 'It is nine schools.',
      was: 'eight schools',
    });
  });

  it.each([
    ['a colleague’s report', { ...report, reportedVia: 'staff' }, nothing],
    ['a story', { ...report, _type: 'article' }, nothing],
    [
      'the record of a correction that a colleague asked for',
      { _id: 'internal.r', _type: 'correctionRecord', reportMessage: 'It is nine.' },
      (id: string) => (id === 'r' ? { ...report, _id: 'r', reportedVia: 'staff' } : null),
    ],
  ])('is not in %s, of which nothing is taken out', (_case, document, get) => {
    expect(personalValuesOf(document, get)).toEqual([]);
    expect(withoutPersonalData(document, values, get)).toBe(document);
  });
});

describe('the time of a report', () => {
  const open: KeptReport = { document: report, firstAt: '2026-01-01T00:00:00Z', deletedAt: null };
  const declined: KeptReport = {
    ...open,
    document: { ...report, status: 'declined', declined: { by: 'p1', at: '2026-02-01T00:00:00Z' } },
  };
  const discarded: KeptReport = { ...open, deletedAt: '2026-02-01T00:00:00Z' };
  const record: KeptReport = {
    document: { ...report, _id: 'internal.r', _type: 'correctionRecord' },
    firstAt: '2026-02-01T00:00:00Z',
    deletedAt: null,
  };

  it.each<[string, KeptReport[], string, boolean]>([
    ['is over 90 days after it was declined', [declined], '2026-05-02T00:00:00Z', true],
    ['is not over a second before', [declined], '2026-05-01T23:59:59Z', false],
    ['is over 90 days after it was discarded', [discarded], '2026-05-02T00:00:00Z', true],
    ['is over 90 days after its correction was published', [discarded, record], '2026-05-02T00:00:00Z', true],
    ['goes on while it waits', [open], '2026-05-02T00:00:00Z', false],
    ['goes on while a copy of it waits', [discarded, open], '2026-05-02T00:00:00Z', false],
    ['is over 180 days after it came, whatever became of it', [open], '2026-06-30T00:00:00Z', true],
    [
      'does not begin anew with an import',
      [{ ...open, firstAt: '2026-06-01T00:00:00Z' }],
      '2026-06-30T00:00:00Z',
      true,
    ],
    [
      'is counted from when it came in, if its date is none',
      [{ ...open, document: { ...report, reportedAt: 'soon' } }],
      '2026-06-29T23:59:59Z',
      false,
    ],
    [
      'is not put off by a date in the future',
      [{ ...open, document: { ...report, reportedAt: '2036-01-01T00:00:00Z' } }],
      '2026-06-30T00:00:00Z',
      true,
    ],
    ['of nothing is not over', [], '2036-01-01T00:00:00Z', false],
  ])('%s', (_case, kept, now, isOver) => {
    expect(isReportExpired(kept, 90, now)).toBe(isOver);
  });
});

import { errorReportSchema, problemsOf } from '../../../lib/reports/errorReport.ts';
import { reportDocument } from '../../../lib/reports/reportDocument.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';

const good = { slug: 'a-story', message: 'The year is wrong: it was 2021.' };

describe('a report of an error', () => {
  it('needs a story and a message; passage and email are optional', () => {
    expect(errorReportSchema.parse(good)).toEqual({ ...good, passage: '', email: '', website: '' });
    expect(
      errorReportSchema.safeParse({ ...good, passage: 'in 2020', email: 'reader@example.org' }).success,
    ).toBe(true);
  });

  it.each([
    ['message', {}, 'message'],
    ['message', { message: '   short   ' }, 'message'],
    ['message', { message: 'x'.repeat(4001) }, 'message'],
    ['passage', { passage: 'x'.repeat(1001) }, 'passage'],
    ['email', { email: 'not an address' }, 'email'],
    ['slug', { slug: '' }, 'slug'],
  ] as const)('names the invalid field: %s', (_field, change, name) => {
    const given =
      change === undefined || Object.keys(change).length === 0 ? { slug: 'a-story' } : { ...good, ...change };
    const parsed = errorReportSchema.safeParse(given);
    expect(parsed.success).toBe(false);
    expect(parsed.error && Object.keys(problemsOf(parsed.error, wordsOf({ language: 'en' })))).toEqual([
      name,
    ]);
  });

  it.each(['message', 'passage', 'slug'] as const)('has no lone surrogates in its %s', (field) => {
    const parsed = errorReportSchema.parse({
      ...good,
      [field]: 'The party \ud83c was \udf89 in 2021 \ud83c\udf89',
    });
    expect(parsed[field]).toBe('The party \ufffd was \ufffd in 2021 \ud83c\udf89');
  });

  it('becomes a draft with the status “reported”, without requester and approver', () => {
    const document = reportDocument(errorReportSchema.parse(good), {
      id: 'r1',
      articleId: 'a1',
      reportedAt: new Date('2026-11-25T12:00:00Z'),
    });
    expect(document).toEqual({
      _id: 'drafts.r1',
      _type: 'correction',
      status: 'reported',
      article: { _type: 'reference', _ref: 'a1', _weak: true },
      reportedAt: '2026-11-25T12:00:00.000Z',
      reportedVia: 'reader',
      reportMessage: good.message,
    });
  });
});

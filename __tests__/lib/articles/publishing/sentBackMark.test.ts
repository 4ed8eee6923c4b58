import {
  sendBackOvertaken,
  sentBackMark,
  sentBackProblem,
} from '../../../../lib/articles/publishing/sentBackMark.ts';

const at = '2026-11-26T12:00:00Z';
const editor = { id: 'anna', mayApprove: true };
const journalist = { id: 'joan', mayApprove: false };
const filed = { filedAt: at, filedBy: 'joan', startedBy: 'bert' };
const mark = { reason: 'No source.', by: 'anna', at, to: 'joan' };

describe('sentBackMark', () => {
  it.each([
    ['names editor, writer and time', filed, { sentBack: { reason: ' No source. ' } }, editor, mark],
    [
      'names the person who started an unfiled story',
      {},
      { startedBy: 'bert', sentBack: { reason: 'No source.' } },
      editor,
      { ...mark, to: 'bert' },
    ],
    ['has no empty reason', filed, { sentBack: { reason: ' ' } }, editor, undefined],
    ['has a reason', filed, { sentBack: 'No source.' }, editor, undefined],
    ['is not set by a journalist', filed, { sentBack: { reason: 'No source.' } }, journalist, undefined],
    [
      'is not changed by a journalist',
      { sentBack: mark },
      { sentBack: { reason: 'Fine.' } },
      journalist,
      mark,
    ],
    ['is not removed by a journalist', { sentBack: mark }, {}, journalist, mark],
    ['is removed by an editor', { sentBack: mark }, {}, editor, undefined],
    [
      'keeps its time',
      { sentBack: { ...mark, at: 'before' } },
      { sentBack: { ...mark, at: 'before' } },
      editor,
      { ...mark, at: 'before' },
    ],
    [
      'ends when the story is filed',
      { sentBack: mark },
      { sentBack: mark, filedAt: at },
      journalist,
      undefined,
    ],
    [
      'ends when the story is scheduled',
      { sentBack: mark },
      { sentBack: mark, scheduledFor: at },
      editor,
      undefined,
    ],
  ])('%s', (_case, before, after, by, expected) => {
    expect(sentBackMark({ before, after, by, at })).toEqual(expected);
  });
});

describe('sentBackProblem', () => {
  const answer = { sentBack: { reason: 'No source.' } };
  it.each([
    ['of a filed story', filed, answer, editor, null],
    ['of a story that is not filed', {}, answer, editor, /no longer filed/],
    ['of a story that another editor sent back', { sentBack: mark }, answer, editor, /no longer filed/],
    ['of a story that went live', null, answer, editor, /no longer filed/],
    ['of its history', {}, { sentBack: mark }, editor, null],
    ['of a journalist, which the server drops', {}, answer, journalist, null],
  ])('judges the answer %s', (_case, before, after, by, expected) => {
    const problem = sentBackProblem({ before, after, by });
    if (expected === null) expect(problem).toBeNull();
    else expect(problem).toMatch(expected);
  });
});

describe('sendBackOvertaken', () => {
  it.each([
    [null, { filedAt: at }],
    ['The story was published or discarded while you wrote.', null],
    ['Another editor sent the story back while you wrote.', { sentBack: mark }],
    ['The story was taken back while you wrote.', {}],
    ['The story was filed again while you wrote. Close this form, and read it first.', { filedAt: 'later' }],
  ])('says %s', (expected, draft) => {
    expect(sendBackOvertaken(draft, at)).toBe(expected);
  });
});

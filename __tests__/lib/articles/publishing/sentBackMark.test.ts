import { sentBackMark } from '../../../../lib/articles/publishing/sentBackMark.ts';

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

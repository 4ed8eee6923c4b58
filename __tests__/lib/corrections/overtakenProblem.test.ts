import { type Meanwhile, overtakenProblem } from '../../../lib/corrections/overtakenProblem.ts';

const nothing: Meanwhile = { story: 'live', request: null, report: null };
const kept = 'while you wrote. What you typed is kept here.';

describe('a correction that is being written', () => {
  it.each<[string, Partial<Meanwhile>, string | null]>([
    ['is sent if nobody was faster', {}, null],
    ['is sent in answer to an open report', { report: { status: 'accepted' } }, null],
    [
      'waits for another correction',
      { request: { kind: 'update', by: 'a' } },
      `Bea asked for a correction of this story ${kept} It is under “Waiting for an editor”.`,
    ],
    [
      'waits for a retraction',
      { request: { kind: 'retraction', by: 'a' } },
      `Bea asked for a retraction of this story ${kept} It is under “Waiting for an editor”.`,
    ],
    ['is of no story that is retracted', { story: 'retracted' }, `The story was retracted ${kept}`],
    ['is of no story that is gone', { story: 'gone' }, `The story was taken off the site ${kept}`],
    [
      'answers no report that has its answer',
      { report: { status: 'drafted' } },
      `This report was answered ${kept}`,
    ],
    ['answers no declined report', { report: { status: 'declined' } }, `This report was declined ${kept}`],
    ['answers no report that is gone', { report: {} }, `This report was answered ${kept}`],
  ])('%s', (_case, changed, problem) => {
    expect(overtakenProblem({ ...nothing, ...changed }, 'Bea')).toBe(problem);
  });
});

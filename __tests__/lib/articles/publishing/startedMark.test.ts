import { startedMark } from '../../../../lib/articles/publishing/startedMark.ts';

const joan = { id: 'joan', isPerson: true, mayName: false };
const importer = { id: 'token', isPerson: false, mayName: true };
const otherToken = { id: 'token', isPerson: false, mayName: false };

describe('the person who started a story', () => {
  it.each([
    ['writes its first version', {}, joan, 'joan'],
    ['names somebody else in it', { startedBy: 'bert' }, joan, 'joan'],
    ['names nobody in it', { startedBy: '' }, joan, 'joan'],
  ])('is the one who %s', (_case, given, by, expected) => {
    expect(startedMark({ prior: null, given, by, plannedFor: [] })).toBe(expected);
  });

  it.each([
    ['the first one of its plan', { startedBy: 'joan' }, ['jane', 'bert'], 'jane'],
    ['the one of its plan who begins it', { startedBy: 'jane' }, ['jane', 'joan'], 'joan'],
  ])('is %s, whatever the client says', (_case, given, plannedFor, expected) => {
    expect(startedMark({ prior: null, given, by: joan, plannedFor })).toBe(expected);
  });

  it.each([
    ['by a colleague', { startedBy: 'joan' }, { startedBy: 'bert' }, joan, 'joan'],
    ['by a token', { startedBy: 'joan' }, { startedBy: 'bert' }, importer, 'joan'],
    ['by leaving it out', { startedBy: 'joan' }, {}, joan, 'joan'],
    ['if nobody was known', {}, { startedBy: 'joan' }, joan, undefined],
  ])('does not change %s', (_case, prior, given, by, expected) => {
    expect(startedMark({ prior, given, by, plannedFor: ['bert'] })).toBe(expected);
  });

  it('is named by an import, and by no other token', () => {
    const given = { startedBy: 'joan' };
    expect(startedMark({ prior: null, given, by: importer, plannedFor: [] })).toBe('joan');
    expect(startedMark({ prior: null, given, by: otherToken, plannedFor: [] })).toBeUndefined();
  });
});

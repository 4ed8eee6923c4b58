import { movedDateProblem } from '../../../lib/articles/movedDateProblem.ts';

const at = '2026-11-25T12:00:00.000Z';
const before = { modifiedAt: '2026-11-24T14:33:00Z', retractedAt: null };

describe('movedDateProblem', () => {
  it.each([
    ['leaves the dates', { ...before, headline: 'New' }],
    ['is dated now', { ...before, modifiedAt: at }],
    ['is dated by a clock that is a few minutes off', { ...before, retractedAt: '2026-11-25T11:56:00Z' }],
    ['clears a date', { modifiedAt: null }],
  ])('lets a change pass that %s', (_case, after) => {
    expect(movedDateProblem(before, after, at)).toBeNull();
  });

  it.each([
    ['modifiedAt', '2026-11-20T12:00:00Z'],
    ['modifiedAt', '2026-11-25T12:30:00Z'],
    ['retractedAt', '2026-11-24T12:00:00Z'],
    ['retractedAt', 'long ago'],
  ])('refuses a %s of %s', (name, instant) => {
    expect(movedDateProblem(before, { ...before, [name]: instant }, at)).toContain(name);
  });
});

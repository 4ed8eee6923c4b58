import { newPasswordProblem } from '../../../lib/accounts/newPasswordProblem.ts';

const current = 'the old password';
const shortest = 'x'.repeat(8);

describe('a new password', () => {
  it.each([
    ['as short as the lake allows', shortest, shortest, null],
    ['shorter', shortest.slice(1), shortest.slice(1), 'Use at least 8 characters.'],
    ['the current one', current, current, 'The new password must differ from the current one.'],
    ['typed in two ways', shortest, `${shortest}y`, 'The new password is not the same both times.'],
  ])('that is %s', (_case, chosen, repeated, problem) => {
    expect(newPasswordProblem({ current, chosen, repeated })).toBe(problem);
  });
});

import { reasonProblem } from '../../../lib/text/reasonProblem.ts';

describe('a reason', () => {
  it('has at most 1,000 characters', () => {
    expect(reasonProblem(`${'a'.repeat(1_000)} `)).toBeNull();
    expect(reasonProblem('a'.repeat(5_600))).toContain('5,600 characters. It may have 1,000');
  });

  it('that is stored already stays as long as it is', () => {
    expect(reasonProblem('a'.repeat(5_600), 'a'.repeat(5_600))).toBeNull();
  });

  it.each([undefined, null, 7, ''])('may be missing: %j', (reason) => {
    expect(reasonProblem(reason)).toBeNull();
  });
});

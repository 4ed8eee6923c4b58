import { MainThreadTime } from '../../src/query/worker/MainThreadTime.ts';

const given = () => {
  let now = 0;
  const time = new MainThreadTime(undefined, () => now);
  const pass = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { time, pass };
};

describe('the time that queries take on the main thread', () => {
  it('is bounded for a caller, who leaves some to the others, and comes back', () => {
    const { time, pass } = given();
    time.charge('one', () => pass(350));
    expect([time.isLeftFor('one'), time.isLeftFor('other')]).toEqual([false, true]);
    pass(500);
    expect(time.isLeftFor('one')).toBe(true);
  });

  it('is bounded for all together, and charged for a query that fails', () => {
    const { time, pass } = given();
    const fail = (): never => {
      pass(100);
      throw new Error('The query is not valid.');
    };
    for (let query = 0; query < 16; query += 1) {
      expect(() => time.charge(`caller ${query}`, fail)).toThrow('not valid');
      time.isLeftFor('somebody');
    }
    expect(time.isLeftFor('somebody else')).toBe(false);
  });
});

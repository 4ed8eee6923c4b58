import { defer, NEVER, of, throwError } from 'rxjs';
import { concatWith } from 'rxjs/operators';
import { subscribeAgain } from '../../../../sanity/studio/newsroom/subscribeAgain.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a query that Studio listens to', () => {
  it('is asked again after the server was away for minutes, and goes on with the new answer', async () => {
    let isAway = false;
    const fail = () => throwError(() => new Error('The server is away'));
    let attempts = 0;
    const query = defer(() => {
      attempts += 1;
      return isAway ? fail() : of(attempts).pipe(concatWith(attempts === 1 ? fail() : NEVER));
    });
    const answers: number[] = [];
    const subscription = query.pipe(subscribeAgain()).subscribe((answer) => answers.push(answer));
    expect(answers).toEqual([1]);
    isAway = true;
    await jest.advanceTimersByTimeAsync(10 * 60_000);
    expect(attempts).toBeGreaterThan(10);
    expect(attempts).toBeLessThan(30);
    expect(answers).toEqual([1]);
    isAway = false;
    await jest.advanceTimersByTimeAsync(31_000);
    expect(answers).toEqual([1, attempts]);
    subscription.unsubscribe();
  });
});

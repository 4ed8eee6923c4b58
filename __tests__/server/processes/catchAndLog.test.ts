import { catchAndLog } from '../../../server/processes/catchAndLog.ts';

describe('catchAndLog', () => {
  it('logs exceptions and rejections, and handles the next event', async () => {
    const logged: unknown[] = [];
    const handled: string[] = [];
    const log = { error: (...line: unknown[]) => logged.push(line) };
    const handle = catchAndLog(log, 'a publish', (event: string) => {
      if (event === 'at once') throw new Error(event);
      if (event === 'later') return Promise.reject(new Error(event));
      return handled.push(event);
    });
    for (const event of ['at once', 'later', 'good']) handle(event);
    await Promise.resolve();
    expect(handled).toEqual(['good']);
    expect(logged).toEqual([
      [{ err: new Error('at once') }, 'a publish could not be handled'],
      [{ err: new Error('later') }, 'a publish could not be handled'],
    ]);
  });
});

import { pino } from 'pino';
import { concat, NEVER, of, Subject } from 'rxjs';
import { subscribeForever } from '../../../edge/publishes/subscribeForever.ts';

const log = pino({ level: 'silent' });

describe('a subscription that is followed for good', () => {
  it('goes on after an event that cannot be handled', () => {
    const events = new Subject<string>();
    const handled: string[] = [];
    subscribeForever({
      log,
      open: () => events,
      onEvent: (event) => handled.push(encodeURIComponent(event)),
      onBreak: () => {},
    });
    for (const event of ['a', '\ud83c', 'b']) events.next(event);
    expect(handled).toEqual(['a', 'b']);
  });

  it('tries again when it cannot be opened, and when nobody can be told of the break', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    let attempts = 0;
    subscribeForever({
      log,
      open: () => {
        attempts += 1;
        if (attempts === 1) throw new Error('No such address.');
        return concat(of('welcome'), NEVER);
      },
      onEvent: resolve,
      onBreak: () => {
        throw new Error('Nobody listens.');
      },
    });
    await expect(promise).resolves.toBe('welcome');
  });
});

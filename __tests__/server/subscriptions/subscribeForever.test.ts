import { pino } from 'pino';
import { concat, NEVER, of, Subject } from 'rxjs';
import { subscribeForever } from '../../../server/subscriptions/subscribeForever.ts';

const log = pino({ level: 'silent' });

describe('a permanent subscription', () => {
  it('continues after an event whose handler throws', () => {
    const events = new Subject<string>();
    const handled: string[] = [];
    subscribeForever({
      log,
      open: () => events,
      onEvent: (event) => handled.push(encodeURIComponent(event)),
      onDisconnect: () => {},
    });
    for (const event of ['a', '\ud83c', 'b']) events.next(event);
    expect(handled).toEqual(['a', 'b']);
  });

  it('reconnects when it cannot be opened, and when the handler of breaks throws', async () => {
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
      onDisconnect: () => {
        throw new Error('The handler failed.');
      },
    });
    await expect(promise).resolves.toBe('welcome');
  });
});

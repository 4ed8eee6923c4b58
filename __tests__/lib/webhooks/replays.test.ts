import { createReplayGuard } from '../../../lib/webhooks/replays.ts';

const now = Date.parse('2026-11-25T12:00:00Z');
const header = (sentAt: number, signature = 'abc') => `t=${sentAt},v1=${signature}`;

describe('the guard against repeated deliveries', () => {
  it('lets a fresh delivery through once', () => {
    const isFirst = createReplayGuard();
    expect([isFirst(header(now), now), isFirst(header(now), now + 1)]).toEqual([true, false]);
  });

  it.each([
    ['older than five minutes', header(now - 300_001)],
    ['from the future', header(now + 60_001)],
    ['without a time', 'v1=abc'],
    ['without a signature', `t=${now}`],
  ])('refuses one that is %s', (_what, given) => {
    expect(createReplayGuard()(given, now)).toBe(false);
  });
});

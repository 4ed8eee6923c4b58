import type { Schedule } from '../../../../sanity/studio/requests/scheduleRequest.ts';
import { outcomeOf } from '../../../../sanity/studio/schedule/outcomeOf.ts';

const hour = '2026-11-26T09:00:00.000Z';
const schedule = (state: Schedule['state'], more: Partial<Schedule> = {}): Schedule => ({
  id: 'a',
  executeAt: '2026-11-26T09:00:00Z',
  state,
  ...more,
});
const earlier = schedule('cancelled', { executeAt: '2026-11-25T09:00:00Z', stateReason: 'Another day’s.' });

describe('outcomeOf', () => {
  it.each([
    ['open while the server has not run the schedule', false, [schedule('scheduled')], { kind: 'open' }],
    ['live when the schedule was run', false, [schedule('succeeded')], { kind: 'live' }],
    [
      'live if the story is live, whatever the schedule says',
      true,
      [schedule('cancelled')],
      { kind: 'live' },
    ],
    [
      'missed for the reason that the server gives, without its preface',
      false,
      [earlier, schedule('cancelled', { stateReason: 'The mutation(s) failed: The story has no headline.' })],
      { kind: 'missed', reason: 'The story has no headline.' },
    ],
    [
      'missed if the server has no schedule for it',
      false,
      [earlier],
      { kind: 'missed', reason: 'The server has no schedule for it.' },
    ],
  ] as const)('is %s', (_case, isLive, schedules, outcome) => {
    expect(outcomeOf(hour, isLive, [...schedules])).toEqual(outcome);
  });
});

import { commit, type ServedLake, serveTestLake } from 'local-lake/testing';
import { pino } from 'pino';
import { followLiveContent } from '../../../edge/publishes/liveContent.ts';
import { followWithdrawals } from '../../../edge/publishes/liveWithdrawals.ts';
import { malformedStories, soundStory } from '../../fixtures/malformedStories.ts';

jest.setTimeout(60_000);

describe('what follows a lake that an older one left poisoned', () => {
  let lake: ServedLake;
  const withdrawn: string[] = [];
  const returned: string[] = [];
  let publishes = 0;
  const thrown: unknown[] = [];
  const note = (error: unknown) => thrown.push(error);
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  beforeAll(async () => {
    process.on('uncaughtException', note);
    lake = await serveTestLake();
    const client = lake.client();
    const log = pino({ level: 'silent' });
    let isSubscribed = false;
    followWithdrawals({
      client,
      log,
      onWithdrawn: (path) => withdrawn.push(path),
      onReturned: (path) => returned.push(path),
    });
    followLiveContent({
      client,
      log,
      onTags: () => {
        publishes += 1;
      },
      onGap: () => {
        isSubscribed = true;
      },
      onReachable: () => {},
    });
    await until(() => isSubscribed);
  });
  afterAll(async () => {
    process.off('uncaughtException', note);
    await lake.close();
  });

  it('hears of each story that comes and goes, and of the next', async () => {
    const dataset = lake.server.context.datasets.find('local', 'production');
    if (!dataset) throw new Error('A new lake has its dataset.');
    const sound = (number: number) => soundStory(`sound-${number}`);
    // The listener may still be on its way.
    for (let number = 0; returned.length === 0; number += 1) {
      commit(dataset, { [`sound-${number}`]: sound(number) });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    for (const { story } of malformedStories) {
      commit(dataset, { [story._id]: story });
      commit(dataset, { [story._id]: null });
    }
    const before = publishes;
    commit(dataset, { last: soundStory('last') });
    commit(dataset, { last: null });
    await until(() => withdrawn.includes('/articles/last') && publishes > before);
    expect(withdrawn).toContain('/articles/party-%EF%BF%BD');
    expect(thrown).toEqual([]);
  });
});

import { commit, type ServedLake, serveTestLake } from 'local-lake/testing';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { pino } from 'pino';
import { followLiveContent } from '../../../edge/publishes/liveContent.ts';
import { followWithdrawals } from '../../../edge/publishes/liveWithdrawals.ts';
import { malformedStories, soundStory } from '../../fixtures/malformedStories.ts';

describe('a subscription to a lake with invalid documents of an older version', () => {
  let lake: ServedLake;
  const withdrawn: string[] = [];
  const returned: string[] = [];
  let publishes = 0;
  const thrown: unknown[] = [];
  const note = (error: unknown) => thrown.push(error);
  beforeAll(async () => {
    process.on('uncaughtException', note);
    lake = await serveTestLake();
    const client = lake.client();
    const log = pino({ level: 'silent' });
    let isSubscribed = false;
    followWithdrawals({
      client,
      log,
      onWithdrawn: ({ path }) => withdrawn.push(path),
      onRepublished: ({ path }) => returned.push(path),
      onFollowing: () => {},
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
    await waitUntil(() => isSubscribed);
  });
  afterAll(async () => {
    process.off('uncaughtException', note);
    await lake.close();
  });

  it('receives each event of them, and the next event', async () => {
    const dataset = lake.server.context.datasets.find('local', 'production');
    if (!dataset) throw new Error('A new lake has its dataset.');
    const sound = (number: number) => soundStory(`sound-${number}`);
    // The listener may not be connected yet.
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
    await waitUntil(() => withdrawn.includes('/articles/last') && publishes > before);
    expect(withdrawn).toContain('/articles/party-%EF%BF%BD');
    expect(thrown).toEqual([]);
  });
});

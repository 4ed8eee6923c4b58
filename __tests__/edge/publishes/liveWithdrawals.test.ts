import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { pino } from 'pino';
import { followWithdrawals } from '../../../edge/publishes/liveWithdrawals.ts';

let lake: ServedLake;
beforeEach(async () => {
  lake = await serveTestLake();
});
afterEach(() => lake.close());

it.each([
  ['with a token', true],
  ['without a token', false],
])(
  'a subscription %s receives the withdrawal of a story but not the deletion of a draft',
  async (_case, hasToken) => {
    const editor = lake.client({ token: lake.tokenFor('editor') });
    const received = { withdrawn: [] as string[], returned: [] as string[] };
    followWithdrawals({
      client: lake.client(hasToken ? { token: lake.tokenFor('viewer') } : {}),
      log: pino({ level: 'silent' }),
      onWithdrawn: (path) => received.withdrawn.push(path),
      onRepublished: (path) => received.returned.push(path),
    });
    const story = (slug: string) => ({ _type: 'article', slug: { _type: 'slug', current: slug } });
    // The listener may not be connected yet.
    for (let number = 0; received.returned.length === 0; number += 1) {
      await editor.create({ ...story(`first-${number}`), _id: `first-${number}` });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await editor.create({ ...story('drafted'), _id: 'drafts.drafted' });
    await editor.delete('drafts.drafted');
    await editor.create({ ...story('live'), _id: 'live' });
    await editor.delete('live');
    await waitUntil(() => received.withdrawn.length > 0);
    expect(received.withdrawn).toEqual(['/articles/live']);
    // An entry of a live story is on the pages of the story.
    await editor.create({ ...story('on-air'), _id: 'story-on-air' });
    await editor.create({
      _type: 'liveEntry',
      _id: 'entry',
      story: { _type: 'reference', _ref: 'story-on-air' },
    });
    await editor.delete('entry');
    await waitUntil(() => received.withdrawn.length > 1);
    expect(received.withdrawn).toEqual(['/articles/live', '/articles/on-air']);
    expect(received.returned).not.toContain('/articles/drafted');
  },
);

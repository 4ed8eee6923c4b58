import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { pino } from 'pino';
import { followWithdrawals } from '../../../edge/publishes/liveWithdrawals.ts';

jest.setTimeout(60_000);

let lake: ServedLake;
beforeEach(async () => {
  lake = await serveTestLake();
});
afterEach(() => lake.close());

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
};

it.each([
  ['with a token', true],
  ['without one', false],
])(
  'what follows %s is told of a story that is taken back, and of no draft that is discarded',
  async (_case, hasToken) => {
    const editor = lake.client({ token: lake.tokenFor('editor') });
    const told = { withdrawn: [] as string[], returned: [] as string[] };
    followWithdrawals({
      client: lake.client(hasToken ? { token: lake.tokenFor('viewer') } : {}),
      log: pino({ level: 'silent' }),
      onWithdrawn: (path) => told.withdrawn.push(path),
      onReturned: (path) => told.returned.push(path),
    });
    const story = (slug: string) => ({ _type: 'article', slug: { _type: 'slug', current: slug } });
    // The listener may still be on its way.
    for (let number = 0; told.returned.length === 0; number += 1) {
      await editor.create({ ...story(`first-${number}`), _id: `first-${number}` });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await editor.create({ ...story('drafted'), _id: 'drafts.drafted' });
    await editor.delete('drafts.drafted');
    await editor.create({ ...story('live'), _id: 'live' });
    await editor.delete('live');
    await until(() => told.withdrawn.length > 0);
    expect(told.withdrawn).toEqual(['/articles/live']);
    expect(told.returned).not.toContain('/articles/drafted');
  },
);

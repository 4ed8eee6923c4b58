import { waitUntil } from 'local-lake/testing/waitUntil';
import { refreshFrontPage } from '../../../edge/publishes/refreshFrontPage.ts';

describe('the front page', () => {
  it('is requested again and again without readers, also after a failure', async () => {
    const asked: string[] = [];
    const stop = refreshFrontPage(
      {
        canServe: () => true,
        prepare: async (key) => {
          asked.push(key);
          throw new Error('The site does not answer.');
        },
      },
      1,
    );
    await waitUntil(() => asked.length > 2);
    stop();
    expect(new Set(asked)).toEqual(new Set(['/']));
  });

  it('is not requested before a page was served', async () => {
    let turns = 0;
    const asked: string[] = [];
    const stop = refreshFrontPage(
      {
        canServe: () => {
          turns += 1;
          return false;
        },
        prepare: async (key) => asked.push(key),
      },
      1,
    );
    await waitUntil(() => turns > 2);
    stop();
    expect(asked).toEqual([]);
  });
});

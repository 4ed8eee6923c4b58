import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { followCommits } from '../../../server/mail/followCommits.ts';

let lake: ServedLake;
beforeAll(async () => {
  lake = await serveTestLake();
});
afterAll(() => lake.close());

describe('the mail process', () => {
  it.each([
    ['a draft', 'production', { _id: 'drafts.mill', _type: 'article' }],
    ['a comment', 'production-comments', { _type: 'comment' }],
    ['a task', 'production-comments', { _type: 'tasks.task' }],
  ])('hears of %s', async (_case, dataset, document) => {
    const editor = lake.client({ token: lake.tokenFor('editor') });
    await editor.request({ url: '/comments/production/setup', method: 'POST' });
    const heard = Promise.withResolvers<void>();
    const end = followCommits(lake.client({ token: lake.tokenFor('viewer') }), heard.resolve);
    // A listener hears of nothing before it is open, so the document is written until it does.
    const writing = setInterval(() => {
      void editor.withConfig({ dataset }).createOrReplace({ _id: 'x', ...document, at: Date.now() });
    }, 100);
    await heard.promise;
    clearInterval(writing);
    end();
  });
});

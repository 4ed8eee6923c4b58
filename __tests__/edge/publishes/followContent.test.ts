import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { pino } from 'pino';
import { followContent } from '../../../edge/publishes/followContent.ts';

jest.setTimeout(60_000);

let lake: ServedLake;
const leaving = new AbortController();
beforeAll(async () => {
  lake = await serveTestLake();
});
afterAll(async () => {
  leaving.abort();
  await lake.close();
});

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
};

it('publishes are followed with the site’s token, while strangers have used up all that there is for its address', async () => {
  const asked: { path: string; authorization: string | undefined }[] = [];
  const note = (message: unknown) => {
    const { url = '', headers } = (message as { request: IncomingMessage }).request;
    asked.push({ path: url.split('?')[0] ?? '', authorization: headers.authorization });
  };
  const events = `${lake.base}/v2025-02-19/data/live/events/production`;
  const ask = () => fetch(events, { signal: leaving.signal });
  while ((await ask()).status === 200);
  const { strangers, openStreams } = lake.server.context;
  const isLeft = (): Promise<boolean> =>
    strangers.countRequest('127.0.0.1', false).then(
      () => true,
      () => false,
    );
  while (await isLeft());
  const streams = openStreams.count();
  subscribe('http.server.request.start', note);

  const readToken = lake.tokenFor('viewer');
  const told = { tags: [] as string[], gaps: [] as string[], withdrawn: [] as string[] };
  followContent(
    { projectId: 'copydesk', dataset: 'production', lakeUrl: lake.base, readToken },
    pino({ level: 'silent' }),
    {
      onTags: (tags) => told.tags.push(...tags),
      onGap: (reason) => told.gaps.push(reason),
      onWithdrawn: (path) => told.withdrawn.push(path),
      onReturned: () => {},
      onReachable: () => {},
    },
  );
  await until(() => told.gaps.includes('subscribed') && openStreams.count() === streams + 2);
  unsubscribe('http.server.request.start', note);
  const editor = lake.client({ token: lake.tokenFor('editor') });
  await editor.create({ _id: 'drafts.a', _type: 'article' });
  await editor.create({ _id: 'a', _type: 'article', slug: { _type: 'slug', current: 'a' } });
  await editor.delete('a');
  await until(() => told.tags.length > 0 && told.withdrawn.includes('/articles/a'));
  expect(asked.map(({ path }) => path).toSorted()).toEqual([
    '/v2025-02-19/data/listen/production',
    '/v2025-02-19/data/live/events/production',
  ]);
  expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${readToken}`]));
});

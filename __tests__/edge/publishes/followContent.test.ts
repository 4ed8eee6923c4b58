import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { pino } from 'pino';
import { followContent } from '../../../edge/publishes/followContent.ts';
import { apiVersion } from '../../../lib/apiVersion.ts';

let lake: ServedLake;
const leaving = new AbortController();
beforeAll(async () => {
  lake = await serveTestLake();
});
afterAll(async () => {
  leaving.abort();
  await lake.close();
});

it('the edge receives publishes with the site’s token after anonymous clients have used up the limits of its address', async () => {
  const asked: { path: string; authorization: string | undefined }[] = [];
  const note = (message: unknown) => {
    const { url = '', headers } = (message as { request: IncomingMessage }).request;
    asked.push({ path: url.split('?')[0] ?? '', authorization: headers.authorization });
  };
  const events = `${lake.base}/v${apiVersion}/data/live/events/production`;
  // A response that nobody holds is collected as garbage, and its stream ends.
  const responses: Response[] = [];
  while (responses.every(({ ok }) => ok)) responses.push(await fetch(events, { signal: leaving.signal }));
  const { anonymousClients, openStreams } = lake.server.context;
  const isLeft = (): Promise<boolean> =>
    anonymousClients.countRequest('127.0.0.1', false).then(
      () => true,
      () => false,
    );
  while (await isLeft());
  const streams = openStreams.count();
  subscribe('http.server.request.start', note);

  const readToken = lake.tokenFor('viewer');
  const received = { tags: [] as string[], gaps: [] as string[], withdrawn: [] as string[] };
  followContent(
    { projectId: 'copydesk', dataset: 'production', lakeUrl: lake.base, readToken },
    pino({ level: 'silent' }),
    {
      onTags: (tags) => received.tags.push(...tags),
      onGap: (reason) => received.gaps.push(reason),
      onWithdrawn: ({ path }) => received.withdrawn.push(path),
      onRepublished: () => {},
      onFollowing: () => {},
      onReachable: () => {},
    },
  );
  await waitUntil(
    () => received.gaps.includes('subscribed') && openStreams.count() === streams + 2 && asked.length === 3,
  );
  unsubscribe('http.server.request.start', note);
  const editor = lake.client({ token: lake.tokenFor('editor') });
  await editor.create({ _id: 'drafts.a', _type: 'article' });
  await editor.create({ _id: 'a', _type: 'article', slug: { _type: 'slug', current: 'a' } });
  await editor.delete('a');
  await waitUntil(() => received.tags.length > 0 && received.withdrawn.includes('/articles/a'));
  expect(asked.map(({ path }) => path).toSorted()).toEqual([
    `/v${apiVersion}/data/listen/production`,
    `/v${apiVersion}/data/live/events/production`,
    `/v${apiVersion}/data/query/production`,
  ]);
  expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${readToken}`]));
});

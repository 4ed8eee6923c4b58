import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findContentTrouble } from '../../../edge/health/contentTrouble.ts';

const secret = 'sk-a-token-that-nobody-may-see';

describe('a Content Lake', () => {
  let lake: Server;
  let answer = { status: 200, body: '{"result":null}' };
  let asked: { url: string; authorization: string | undefined }[] = [];
  beforeAll(async () => {
    lake = createServer(({ url = '', headers }, response) => {
      asked.push({ url, authorization: headers.authorization });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
    await new Promise<void>((resolve) => lake.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    lake.close();
    lake.closeAllConnections();
  });
  beforeEach(() => {
    asked = [];
  });
  const content = (port: number) => ({
    projectId: 'abc123xy',
    dataset: 'news',
    isHosted: false,
    lakeUrl: `http://127.0.0.1:${port}/lake`,
    readToken: secret as string | null,
  });
  const find = (more: object = {}) =>
    findContentTrouble({ ...content((lake.address() as AddressInfo).port), ...more });

  it('has no problem when it answers, even with an empty result', async () => {
    answer = { status: 200, body: '{"result":null}' };
    expect(await find()).toBeNull();
    expect(asked).toEqual([
      {
        url: expect.stringContaining('/data/query/news?query=*%5B0%5D._id'),
        authorization: `Bearer ${secret}`,
      },
    ]);
  });

  it.each([
    [401, 'rejected', /rejects SANITY_API_READ_TOKEN \(401\)\. Create a token/],
    [403, 'rejected', /rejects SANITY_API_READ_TOKEN \(403\)/],
    [404, 'rejected', /no dataset "news" in project "abc123xy".*SANITY_PROJECT_ID and SANITY_DATASET/],
    [402, 'unreachable', /cannot be reached \(it answers 402\)/],
    [429, 'unreachable', /cannot be reached \(it answers 429\)/],
    [500, 'unreachable', /cannot be reached \(it answers 500\)/],
    [503, 'unreachable', /cannot be reached \(it answers 503\)/],
  ])(
    'that answers %i is %s, with advice and without any text of the response',
    async (status, kind, cause) => {
      answer = { status, body: `{"error":"x","message":"${secret} at stack.js:1"}` };
      const trouble = await find();
      expect(trouble).toEqual({ kind, cause: expect.stringMatching(cause) });
      expect(trouble?.cause).not.toContain('stack');
      expect(trouble?.cause).not.toContain(secret);
      expect(asked).toHaveLength(1);
    },
  );

  it('is damage of the dataset if the embedded lake says so, with the way out', async () => {
    answer = { status: 503, body: '{"error":{"type":"damagedDataset","description":"x"},"statusCode":503}' };
    expect(await find()).toEqual({
      kind: 'rejected',
      cause: 'The dataset is damaged. Restore a backup: npm run restore -- FILE.',
    });
  });

  it('is reported with the name of the dataset if it requires a token and none is set', async () => {
    answer = { status: 401, body: '{}' };
    expect((await find({ readToken: null }))?.cause).toMatch(/"news" cannot be read without a token \(401\)/);
    expect((await find({ isHosted: true }))?.cause).toMatch(/sanity\.io\/manage/);
  });

  it.each(['<html>Please sign in to this network</html>', '{}', '[]'])(
    'is unreachable when the server answers %s',
    async (body) => {
      answer = { status: 200, body };
      expect(await find()).toMatchObject({ kind: 'unreachable' });
    },
  );

  it('is reported with the system’s error code if it does not run', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    expect(await find(content(port))).toEqual({
      kind: 'unreachable',
      cause: `The Content Lake at http://127.0.0.1:${port}/lake cannot be reached (ECONNREFUSED).`,
    });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { HealthWatch } from '../../../edge/health/HealthWatch.ts';
import { healthSchema, notRenderedYet } from '../../../edge/health/health.ts';
import { writeDamages } from '../../../server/damage/damages.ts';
import { connectRedis, type Redis } from '../../../server/redis/connectRedis.ts';
import { watchRedis } from '../../../server/redis/watchRedis.ts';
import { type RealRedis, startRedis } from '../../../tools/testing/servers/startRedis.ts';

describe('the health of an edge', () => {
  const servers: Server[] = [];
  const dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-health-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });
  const serve = async (answer: () => number | null, headers = {}): Promise<string> => {
    const server = createServer((_request, response) => {
      const status = answer();
      if (status !== null) response.writeHead(status, headers).end('{"error":"a stack at x.js:1"}');
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  /** Null hangs. */
  const given = async (minFreeBytes?: number, redisTrouble: ReturnType<typeof watchRedis> | null = null) => {
    const state = { site: 405 as number | null, lake: 200 as number | null, canServe: false, events: true };
    const lakeHeaders: Record<string, string> = {};
    const pages = {
      canServe: () => state.canServe,
      get isContentReachable() {
        return state.events;
      },
    };
    const settings = {
      siteOrigin: await serve(() => state.site),
      lakeUrl: `${await serve(() => state.lake, lakeHeaders)}/lake`,
      projectId: 'copydesk',
      dataset: 'production',
      isHosted: false,
      readToken: 'sk-secret-token',
      version: '1.2.3',
      dataDir,
      ...(minFreeBytes !== undefined && { minFreeBytes }),
    };
    const watch = new HealthWatch(settings, () => pages, redisTrouble);
    const read = async () => {
      const health = healthSchema.parse(await watch.read(false));
      const problems = Object.fromEntries(health.problems.map(({ part, cause }) => [part, cause]));
      return { ...health, problems };
    };
    return { state, lakeHeaders, watch, read, settings };
  };

  it('tells that the disk is nearly full, before nothing can be saved', async () => {
    const { state, watch, read } = await given(Number.MAX_SAFE_INTEGER);
    state.canServe = true;
    watch.rendered();
    expect(await read()).toMatchObject({
      status: 'ok',
      problems: { disk: expect.stringMatching(/^The disk of .+ has \d+ MB left\./) },
    });
  });

  describe('with Redis', () => {
    let redis: RealRedis;
    beforeEach(async () => {
      redis = await startRedis();
    });
    const clients: Redis[] = [];
    afterEach(async () => {
      for (const client of clients.splice(0)) client.destroy();
      await redis.remove();
    });

    const watched = async (redisUrl: string) => {
      const client = connectRedis(redisUrl);
      clients.push(client);
      const { state, watch, read } = await given(undefined, watchRedis(client, 'copydesk:test:health'));
      state.canServe = true;
      watch.rendered();
      return (cause: RegExp) =>
        waitUntil(
          async () => {
            const { status, problems } = await read();
            expect(status).toBe('ok');
            expect(problems.redis ?? '').not.toContain('old-password');
            return cause.test(problems.redis ?? 'none');
          },
          () => `the problem ${cause}`,
        );
    };

    it('is ok while it is full, hangs or is gone, and says so until it is back', async () => {
      const tells = await watched(redis.url);
      await tells(/^none$/);
      await redis.command('CONFIG', 'SET', 'maxmemory', '1');
      await tells(/maxmemory/);
      await redis.command('CONFIG', 'SET', 'maxmemory', '0');
      await tells(/^none$/);
      redis.hang();
      await tells(/^Redis cannot be used/);
      redis.resume();
      await tells(/^none$/);
      await redis.kill();
      await tells(/ECONNREFUSED/);
      await redis.start();
      await tells(/^none$/);
    });

    it('names a wrong password, and not which', async () => {
      await redis.command('CONFIG', 'SET', 'requirepass', 'new-password');
      const tells = await watched(redis.url.replace('//', '//:old-password@'));
      await tells(/WRONGPASS/);
    });
  });

  it('tells that the lake doubts its clock, until it does not', async () => {
    const { state, lakeHeaders, watch, read } = await given();
    state.canServe = true;
    watch.rendered();
    lakeHeaders['clock-doubt'] = 'The clock is 2 h ahead.';
    expect(await read()).toMatchObject({
      status: 'ok',
      lake: 'up',
      problems: { clock: 'The clock is 2 h ahead.' },
    });
    delete lakeHeaders['clock-doubt'];
    expect((await read()).problems).toEqual({});
  });

  it('is ok while something of the data folder is damaged, and names it until it is gone', async () => {
    const { state, watch, read, settings } = await given();
    state.canServe = true;
    watch.rendered();
    const aside = path.join(settings.dataDir, 'views.sqlite.damaged-then');
    writeFileSync(aside, '');
    writeDamages(settings.dataDir, [
      { cause: 'views.sqlite was damaged.', until: aside },
      { cause: 'A picture is missing.', until: null },
    ]);
    expect(await read()).toMatchObject({
      status: 'ok',
      problems: { data: 'views.sqlite was damaged. 1 more: see damage.json in DATA_DIR.' },
    });
    rmSync(aside);
    expect(await read()).toMatchObject({ problems: { data: 'A picture is missing.' } });
    writeDamages(settings.dataDir, []);
    expect(await read()).toMatchObject({ problems: {} });
  });

  it('is starting until a page is rendered', async () => {
    const { state, watch, read } = await given();
    expect(await read()).toEqual({
      status: 'starting',
      lake: 'up',
      version: '1.2.3',
      problems: { pages: notRenderedYet },
    });
    state.canServe = true;
    watch.rendered();
    expect(await watch.read(false)).toEqual({ status: 'ok', lake: 'up', version: '1.2.3', problems: [] });
  });

  it('is ok with the pages of an earlier run, and reports that none has been rendered since', async () => {
    const { state, read } = await given();
    state.canServe = true;
    expect(await read()).toMatchObject({ status: 'ok', problems: { pages: notRenderedYet } });
  });

  it('stays ok while lake and site hang, and reports each with the time of its first failure', async () => {
    const { state, watch, read } = await given();
    state.canServe = true;
    watch.rendered();
    state.lake = null;
    expect(await read()).toMatchObject({
      status: 'ok',
      lake: 'down',
      problems: { lake: 'The lake does not answer.' },
    });
    const [first] = (await watch.read(false)).problems;
    state.site = null;
    const both = await watch.read(false);
    expect(both).toMatchObject({
      status: 'ok',
      lake: 'down',
      problems: [first, { part: 'site', cause: 'The site does not answer.' }],
    });
    expect(new Date(first?.since ?? '').toISOString()).toBe(first?.since);
    Object.assign(state, { lake: 200, site: 405 });
    expect(await read()).toMatchObject({ status: 'ok', lake: 'up', problems: {} });
  });

  it('reports that live events are not received', async () => {
    const { state, watch, read } = await given();
    state.canServe = true;
    watch.rendered();
    state.events = false;
    expect((await read()).problems.events).toMatch(/live events/);
  });

  it('reports a problem with all pages after several failures in a row, but not after single ones', async () => {
    const { watch, read } = await given();
    watch.rendered();
    watch.failed('the site answers 500');
    watch.failed('the site answers 500');
    watch.rendered();
    watch.failed('the site answers 500');
    expect((await read()).problems).toEqual({});
    watch.failed('the site answers 500');
    watch.failed('the site answers 500');
    expect((await read()).problems).toEqual({ pages: 'No page can be rendered: the site answers 500.' });
  });

  it('names a rejected token as the cause without showing it', async () => {
    const { state, watch, read } = await given();
    state.lake = 401;
    watch.failed('the site answers 500');
    let answer = await read();
    while (!answer.problems.lake) answer = await read();
    expect(answer).toMatchObject({
      status: 'starting',
      lake: 'up',
      problems: {
        lake: expect.stringContaining('rejects SANITY_API_READ_TOKEN (401)'),
        pages: 'No page can be rendered: the site answers 500.',
      },
    });
    expect(JSON.stringify(await watch.read(false))).not.toMatch(/sk-secret|stack/);
  });

  it('is draining once the process shuts down', async () => {
    const { state, watch } = await given();
    state.canServe = true;
    expect(await watch.read(true)).toMatchObject({ status: 'draining' });
  });
});

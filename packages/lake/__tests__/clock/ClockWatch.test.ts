import type { SanityClient } from '@sanity/client';
import { ClockWatch, clockOf } from '../../src/clock/ClockWatch.ts';
import { schedulesOf } from '../../src/store/schedules/schedules.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { waitUntil } from '../../src/testing/waitUntil.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A clock and the steady one beside it. `pass` moves both. */
const givenClocks = () => {
  let now = Date.parse('2026-05-04T08:00:00Z');
  let steady = 5_000;
  return {
    clocks: { nowMs: () => now, steadyMs: () => steady },
    set: (aheadMs: number) => {
      now += aheadMs;
    },
    pass: (ms: number) => {
      now += ms;
      steady += ms;
    },
    restart: () => {
      steady = 0;
    },
  };
};

describe('the clock of a lake', () => {
  let lake: TestLake;
  beforeEach(async () => {
    lake = await openTestLake();
  });
  afterEach(() => lake.close());
  beforeEach(() => {
    jest.spyOn(console, 'warn').mockImplementation();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is believed while it runs, and when it is corrected by minutes', () => {
    const { clocks, set, pass } = givenClocks();
    const watch = new ClockWatch(lake.dataset, clocks);
    for (const correctionMs of [0, 9 * minuteMs, -9 * minuteMs, 9 * minuteMs]) {
      pass(3 * dayMs);
      set(correctionMs);
      expect(watch.doubtMs()).toBe(0);
    }
    expect(watch.doubt()).toBeNull();
  });

  it('is doubted for an hour once it jumps ahead by more, and says so once', () => {
    const { clocks, set, pass } = givenClocks();
    const watch = new ClockWatch(lake.dataset, clocks);
    set(2 * hourMs);
    expect(watch.doubtMs()).toBe(hourMs);
    pass(20 * minuteMs);
    expect(watch.doubtMs()).toBe(40 * minuteMs);
    expect(watch.doubt()).toContain('2 h ahead');
    pass(40 * minuteMs);
    expect(watch.doubtMs()).toBe(0);
    expect(watch.doubt()).toBeNull();
    expect(console.warn).toHaveBeenCalledTimes(1);
  });

  it('is believed as soon as it is put right', () => {
    const { clocks, set, pass } = givenClocks();
    const watch = new ClockWatch(lake.dataset, clocks);
    set(400 * dayMs);
    expect(watch.doubtMs()).toBe(hourMs);
    pass(minuteMs);
    set(-400 * dayMs);
    expect(watch.doubtMs()).toBe(0);
    set(2 * hourMs);
    expect(watch.doubtMs()).toBe(hourMs);
  });

  it('is not doubted when it is put right late, after an hour in which it ran behind', () => {
    const { clocks, set, pass } = givenClocks();
    const watch = new ClockWatch(lake.dataset, clocks);
    set(-2 * hourMs);
    expect(watch.doubtMs()).toBe(0);
    pass(10 * minuteMs);
    set(2 * hourMs);
    expect(watch.doubtMs()).toBe(0);
  });

  it('may be a week ahead after a start, and is doubted beyond', () => {
    const { clocks, set, restart } = givenClocks();
    new ClockWatch(lake.dataset, clocks).doubtMs();
    restart();
    set(6 * dayMs);
    expect(new ClockWatch(lake.dataset, clocks).doubtMs()).toBe(0);
    restart();
    set(8 * dayMs);
    expect(new ClockWatch(lake.dataset, clocks).doubtMs()).toBe(hourMs);
  });

  it('is named by /ping while it is doubted', async () => {
    expect(
      (await lake.lake.fetch(new Request('http://lake.test/ping'))).headers.get('clock-doubt'),
    ).toBeNull();
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 2 * hourMs);
    const answer = await lake.lake.fetch(new Request('http://lake.test/ping'));
    expect(await answer.text()).toBe('PONG');
    expect(answer.headers.get('clock-doubt')).toContain('2 h ahead');
  });
});

describe('while the clock is doubted', () => {
  let lake: ServedLake;
  let editor: SanityClient;
  beforeEach(async () => {
    lake = await serveTestLake();
    editor = lake.client({ token: lake.tokenFor('editor'), perspective: 'raw' });
    jest.spyOn(console, 'warn').mockImplementation();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await lake.close();
  });
  const given = () => {
    const dataset = lake.server.context.datasets.find('local', 'production');
    if (!dataset) throw new Error('The lake has no dataset.');
    return { dataset, doubt: jest.spyOn(clockOf(dataset), 'doubtMs') };
  };

  it('a schedule waits, and is carried out once the clock is believed', async () => {
    const { dataset, doubt } = given();
    await editor.create({ _id: 'drafts.oak', _type: 'plant', name: 'Oak' });
    const soon = new Date(Date.now() + hourMs).toISOString();
    const { id } = await editor.request<{ id: string }>({
      url: '/schedules/local/production',
      method: 'POST',
      body: { documents: [{ documentId: 'oak' }], executeAt: soon, name: 'Oak' },
    });
    doubt.mockReturnValue(200);
    const schedules = schedulesOf(dataset);
    const open = schedules.find(id);
    if (!open) throw new Error('The schedule is missing.');
    schedules.save({ ...open, executeAt: new Date(Date.now() - 1).toISOString() });
    const asked = doubt.mock.calls.length;
    await waitUntil(() => doubt.mock.calls.length > asked + 2);
    expect(await editor.getDocument('oak')).toBeUndefined();
    doubt.mockRestore();
    expect(await waitUntil(async () => editor.getDocument('oak'))).toMatchObject({ name: 'Oak' });
  });

  it('a release waits, and is published once the clock is believed', async () => {
    const { doubt } = given();
    await editor.releases.create({
      releaseId: 'spring',
      metadata: { title: 'Spring', releaseType: 'scheduled' },
    });
    await editor.create({ _id: 'versions.spring.elm', _type: 'plant', name: 'Elm' });
    doubt.mockReturnValue(200);
    const asked = doubt.mock.calls.length;
    await editor.releases.schedule({
      releaseId: 'spring',
      publishAt: new Date(Date.now() + 300).toISOString(),
    });
    await waitUntil(() => doubt.mock.calls.length > asked + 5);
    expect(await editor.getDocument('elm')).toBeUndefined();
    doubt.mockRestore();
    expect(await waitUntil(async () => editor.getDocument('elm'))).toMatchObject({ name: 'Elm' });
  });
});

import { RefreshQueue } from '../../../edge/pages/RefreshQueue.ts';

/** A queue whose refreshes end when a test says so. */
const given = () => {
  const begun: string[] = [];
  const open = new Map<string, () => void>();
  const queue = new RefreshQueue((key) => {
    begun.push(key);
    return new Promise((resolve, reject) => {
      open.set(key, key.startsWith('/fails') ? () => reject(new Error('The site is down.')) : resolve);
    });
  });
  const end = async (...keys: string[]) => {
    for (const key of keys) open.get(key)?.();
    await jest.advanceTimersByTimeAsync(0);
  };
  return { queue, begun, end };
};

/** Lets the next pages begin beside the running ones, as many as may. */
const headStarts = () => jest.advanceTimersByTimeAsync(200);

const numbered = (count: number, name = ''): string[] =>
  Array.from({ length: count }, (_, number) => `/${name}${number}`);

describe('the queue of refreshes', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('refreshes four pages at a time, in the order of their publishes', async () => {
    const { queue, begun, end } = given();
    for (const key of numbered(6)) void queue.soon(key);
    await headStarts();
    expect(begun).toEqual(['/0', '/1', '/2', '/3']);
    expect([queue.size, queue.isRunning('/3'), queue.isRunning('/4')]).toEqual([2, true, false]);
    await end('/2');
    expect(begun.slice(4)).toEqual(['/4']);
    expect(queue.isRunning('/2')).toBe(false);
  });

  it('gives each page a head start before the next one, which begins at once when none runs', async () => {
    const { queue, begun, end } = given();
    for (const key of numbered(4)) void queue.soon(key);
    await jest.advanceTimersByTimeAsync(49);
    expect(begun).toEqual(['/0']);
    await end('/0');
    expect(begun).toEqual(['/0', '/1']);
    await jest.advanceTimersByTimeAsync(50);
    expect(begun).toEqual(['/0', '/1', '/2']);
  });

  it('refreshes the first page of a publish before the further ones of an earlier publish', async () => {
    const { queue, begun, end } = given();
    for (const [place, key] of ['/a', '/lists', '/more'].entries()) void queue.soon(key, place);
    await jest.advanceTimersByTimeAsync(20);
    for (const [place, key] of ['/b', '/lists'].entries()) void queue.soon(key, place);
    for (const key of ['/a', '/b', '/lists', '/more']) await end(key);
    expect(begun).toEqual(['/a', '/b', '/lists', '/more']);
  });

  it('refreshes the first page of a publish before the backlog of earlier ones, until that is ten seconds late', async () => {
    const { queue, begun, end } = given();
    const lists = numbered(6, 'list');
    for (const [place, key] of ['/a', ...lists].entries()) void queue.soon(key, place);
    await jest.advanceTimersByTimeAsync(9_000);
    void queue.soon('/b');
    await end('/a');
    expect(begun.at(-1)).toBe('/b');
    await jest.advanceTimersByTimeAsync(2_000);
    void queue.soon('/c');
    for (let round = 0; round < 4; round += 1) await end(...begun).then(headStarts);
    expect(begun.slice(-4)).toEqual(['/list3', '/list4', '/list5', '/c']);
  });

  it('refreshes a page once for all publishes before it begins, and again for one after', async () => {
    const { queue, begun, end } = given();
    for (const key of numbered(4)) void queue.soon(key);
    await headStarts();
    const [first, second] = [queue.soon('/a'), queue.soon('/a')];
    expect(second).toBe(first);
    await end('/0');
    await headStarts();
    const third = queue.soon('/a');
    expect(third).not.toBe(first);
    expect(begun.filter((key) => key === '/a')).toHaveLength(1);
    await end('/a');
    await first;
    await headStarts();
    await end('/1', '/a');
    await third;
    expect(begun.filter((key) => key === '/a')).toHaveLength(2);
  });

  it('does not wait for a running page before it refreshes others', async () => {
    const { queue, begun } = given();
    for (const key of ['/a', '/a', '/b']) void queue.soon(key);
    await headStarts();
    expect(begun).toEqual(['/a', '/b']);
  });

  it('goes on after a refresh that fails, which counts as done', async () => {
    const { queue, begun, end } = given();
    const failing = queue.soon('/fails');
    for (const key of numbered(4)) void queue.soon(key);
    await end('/fails');
    await failing;
    await headStarts();
    expect(begun).toEqual(['/fails', '/0', '/1', '/2', '/3']);
  });

  it('refreshes published pages before read ones, and the rest one by one when idle', async () => {
    const { queue, begun, end } = given();
    for (const key of numbered(4)) void queue.soon(key);
    await headStarts();
    queue.whenIdle(['/late', '/later']);
    queue.whenRead('/read', false);
    void queue.soon('/published');
    expect(queue.size).toBe(4);
    await end('/0', '/1');
    await headStarts();
    expect(begun.slice(4)).toEqual(['/published']);
    // What reads cause leaves places for what follows a publish.
    await end('/2');
    await headStarts();
    expect(begun).toHaveLength(5);
    await end('/3');
    expect(begun.slice(5)).toEqual(['/read']);
    await end('/published');
    expect(begun).toHaveLength(6);
    await end('/read');
    expect(begun.slice(6)).toEqual(['/late']);
  });

  it('begins a published page at once while pages that were only read are refreshed', async () => {
    const { queue, begun } = given();
    for (const key of ['/read', '/read-too']) queue.whenRead(key, true);
    void queue.soon('/published');
    expect(begun).toEqual(['/read', '/read-too', '/published']);
  });

  it('gives a published page whose refresh a read began the same head start', async () => {
    const { queue, begun } = given();
    queue.whenRead('/story', true);
    for (const [place, key] of ['/story', '/list'].entries()) void queue.soon(key, place);
    await jest.advanceTimersByTimeAsync(49);
    expect(begun).toEqual(['/story']);
    await jest.advanceTimersByTimeAsync(1);
    expect(begun).toEqual(['/story', '/list']);
  });

  it('rests between the last ones for as long as each took', async () => {
    const { queue, begun, end } = given();
    jest.advanceTimersByTime(1_000);
    queue.whenIdle(['/a', '/b']);
    await jest.advanceTimersByTimeAsync(300);
    await end('/a');
    await jest.advanceTimersByTimeAsync(299);
    expect(begun).toEqual(['/a']);
    await jest.advanceTimersByTimeAsync(1);
    expect(begun).toEqual(['/a', '/b']);
  });

  it('keeps each page once, in its most urgent place', async () => {
    const { queue, begun, end } = given();
    for (const key of numbered(4)) void queue.soon(key);
    await headStarts();
    queue.whenIdle(['/a']);
    queue.whenRead('/a', false);
    queue.whenIdle(['/a']);
    expect(queue.size).toBe(1);
    void queue.soon('/a');
    queue.whenRead('/a', false);
    queue.whenIdle(['/a']);
    expect(queue.size).toBe(1);
    queue.whenRead('/0', false);
    expect(queue.size).toBe(1);
    queue.whenIdle(['/b']);
    void queue.soon('/b');
    expect(queue.size).toBe(2);
    await end(...numbered(4));
    await headStarts();
    expect(begun).toEqual([...numbered(4), '/a', '/b']);
  });

  it.each([
    ['past their lifetime, which leaves nine', false, 11],
    ['outdated', true, 20],
  ])('refreshes twenty read pages per second: %s', async (_case, isOutdated, most) => {
    const { queue, begun, end } = given();
    const keys = numbered(60);
    const readAll = async () => {
      for (const key of keys.filter((one) => !begun.includes(one))) queue.whenRead(key, isOutdated);
      for (let times = 0; times < keys.length; times += 1) await end(...keys);
    };
    await readAll();
    await readAll();
    expect(begun).toHaveLength(most);
    jest.advanceTimersByTime(100);
    await readAll();
    expect(begun).toHaveLength(most + 2);
    jest.advanceTimersByTime(60_000);
    await readAll();
    expect(begun).toHaveLength(most + 2 + most);
  });
});

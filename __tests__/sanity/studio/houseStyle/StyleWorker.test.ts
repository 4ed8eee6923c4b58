import type { StyleAnswer, StyleRequest } from '../../../../lib/houseStyle/checkStory.ts';
import { type StyleThread, StyleWorker } from '../../../../sanity/studio/houseStyle/StyleWorker.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const request = (headline: string) => ({ story: { headline } }) as unknown as StyleRequest;
const answer: StyleAnswer = { findings: [], count: 0, isEnglish: true };

/** A worker whose answers the test gives. */
class Thread implements StyleThread {
  onmessage: StyleThread['onmessage'] = null;
  onerror: StyleThread['onerror'] = null;
  asked: unknown[] = [];
  isEnded = false;
  postMessage(message: unknown): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  answer(): void {
    this.onmessage?.call(this as unknown as Worker, { data: answer } as MessageEvent);
  }
  fail(): void {
    this.onerror?.call(this as unknown as Worker, new Event('error') as ErrorEvent);
  }
}

const open = () => {
  const threads: Thread[] = [];
  const worker = new StyleWorker(() => {
    const thread = new Thread();
    threads.push(thread);
    return thread;
  });
  const last = (): Thread => {
    const thread = threads.at(-1);
    if (!thread) throw new Error('No worker was started.');
    return thread;
  };
  return { worker, threads, last };
};

describe('the worker of house style', () => {
  it('starts with the first story and answers it', async () => {
    const { worker, threads, last } = open();
    expect(threads).toEqual([]);
    const outcome = worker.check('a', request('one'));
    last().answer();
    expect(await outcome).toEqual({ kind: 'checked', answer });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('checks only the newest version of a story, and each story', async () => {
    const { worker, last } = open();
    const first = worker.check('a', request('one'));
    const second = worker.check('a', request('two'));
    const third = worker.check('a', request('three'));
    const other = worker.check('b', request('four'));
    expect(await second).toEqual({ kind: 'newer' });
    last().answer();
    expect(await first).toEqual({ kind: 'newer' });
    last().answer();
    expect(await third).toEqual({ kind: 'checked', answer });
    last().answer();
    expect(await other).toEqual({ kind: 'checked', answer });
    expect(last().asked).toEqual([request('one'), request('three'), request('four')]);
  });

  it('is ended if it takes too long, and another one is started for the next story', async () => {
    const { worker, threads, last } = open();
    const slow = worker.check('a', request('one'));
    const next = worker.check('b', request('two'));
    jest.advanceTimersByTime(10_000);
    expect(await slow).toEqual({ kind: 'stopped' });
    expect(threads.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    last().answer();
    expect(await next).toEqual({ kind: 'checked', answer });
  });

  it('is started anew after an error', async () => {
    const { worker, threads, last } = open();
    const failed = worker.check('a', request('one'));
    last().fail();
    expect(await failed).toEqual({ kind: 'stopped' });
    const next = worker.check('a', request('one'));
    last().answer();
    expect(await next).toEqual({ kind: 'checked', answer });
    expect(threads).toHaveLength(2);
  });

  it('answers if no worker can be started', async () => {
    const worker = new StyleWorker(() => {
      throw new Error('No workers here.');
    });
    expect(await worker.check('a', request('one'))).toEqual({ kind: 'stopped' });
    expect(await worker.check('a', request('two'))).toEqual({ kind: 'stopped' });
  });
});

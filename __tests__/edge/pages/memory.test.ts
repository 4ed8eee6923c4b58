import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pagesOf } from './pagesOf.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const memoryInUse = async (): Promise<number> => {
  for (let times = 0; times < 3; times += 1) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const these = (...first: string[]) => ({ first, others: [] });

/** A page as Next renders it: a few kilobytes for readers, and a much longer script. */
const source = (key: string) =>
  Buffer.from(
    `<meta name="copydesk:tags" content="s1:section-${'x'.repeat(20)} s1:${key}-${'y'.repeat(20)}">
     <p>${key}</p><p>${randomBytes(2_000).toString('hex')}</p><script>${'push(1);'.repeat(8_000)}</script>`,
  );

describe('the memory of cached pages', () => {
  it('matches the counted bytes and excludes the source HTML', async () => {
    const pages = pagesOf(
      async (key) => ({
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: source(key),
      }),
      { maxBytes: 64 * 1024 * 1024 },
    );
    const fill = (from: number, count: number) =>
      pages.refreshAfterPublish(
        these(...Array.from({ length: count }, (_, number) => `/${from + number}`)),
        0,
      );
    await fill(0, 100);
    const [memory, counted] = [await memoryInUse(), pages.store.bytes];
    await fill(100, 500);
    const [taken, more] = [(await memoryInUse()) - memory, pages.store.bytes - counted];
    expect(pages.store.size).toBe(600);
    // The sources are 32 MB.
    expect(taken).toBeLessThan(2 * more);
    expect(more).toBeLessThan(5_000_000);
  });
});

import { askPatiently } from '../../../bin/archive/askPatiently.ts';

/** Asks a lake that gives these answers one after another, the last one again and again. */
const askLakeOf = async (...answers: [status: number, retryAfter?: string][]) => {
  const waits: number[] = [];
  let asked = 0;
  const ask = async (): Promise<Response> => {
    const [status, retryAfter] = answers[Math.min(asked, answers.length - 1)] ?? [500];
    asked += 1;
    return new Response('', { status, ...(retryAfter && { headers: { 'retry-after': retryAfter } }) });
  };
  const { status } = await askPatiently(ask, async (ms) => {
    waits.push(ms);
  })('/somewhere');
  return { status, asked, waits };
};

it('asks again after the time that the lake says, or a second', async () => {
  expect(await askLakeOf([429, '7'], [408], [200])).toEqual({ status: 200, asked: 3, waits: [7_000, 1_000] });
});

it.each([200, 401, 500])('returns the answer %s at once', async (status) => {
  expect(await askLakeOf([status])).toEqual({ status, asked: 1, waits: [] });
});

it('gives up after twenty times', async () => {
  expect(await askLakeOf([408])).toMatchObject({ status: 408, asked: 20 });
});

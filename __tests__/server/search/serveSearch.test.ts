import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SearchAnswer } from '../../../lib/search/SearchAnswer.ts';
import { createSearchServer } from '../../../server/search/serveSearch.ts';

let server: Server;
const errors: unknown[] = [];
const open = async (answer: () => SearchAnswer): Promise<string> => {
  server = createSearchServer({ search: answer, suggest: (words) => words }, (error) => errors.push(error));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
afterEach(() => void server.close());

const ask = async (origin: string, request: unknown): Promise<number> =>
  (await fetch(`${origin}/?request=${encodeURIComponent(JSON.stringify(request) ?? '')}`)).status;

const valid = { terms: [{ words: ['crane'], isQuoted: false }], page: 1 };

describe('the search server', () => {
  it.each([
    ['a search', 200, valid],
    ['no search', 400, undefined],
    ['a filter alone', 200, { terms: [], section: 'tech', page: 1 }],
    ['too many words', 400, { ...valid, terms: Array.from({ length: 13 }, () => valid.terms[0]) }],
    ['a page behind the last', 400, { ...valid, page: 21 }],
    ['a date that is none', 400, { ...valid, from: 'yesterday' }],
    ['an unknown field', 400, { ...valid, order: 'none' }],
    ['a long word', 400, { ...valid, terms: [{ words: ['x'.repeat(201)], isQuoted: false }] }],
  ])('answers %s with %d', async (_case, status, request) => {
    const origin = await open(() => ({ kind: 'notReady' }));
    expect(await ask(origin, request)).toBe(status);
  });

  it.each([
    ['the words of a beginning', 200, ['the', 'cra']],
    ['no words', 400, []],
    ['too many words', 400, Array.from({ length: 13 }, () => 'x')],
    ['words that are none', 400, [7]],
    ['a search', 400, valid],
  ])('answers suggestions for %s with %d', async (_case, status, words) => {
    const origin = await open(() => ({ kind: 'notReady' }));
    const address = `${origin}/suggestions?request=${encodeURIComponent(JSON.stringify(words))}`;
    expect((await fetch(address)).status).toBe(status);
  });

  it('goes on after a search that failed', async () => {
    let turn = 0;
    const origin = await open(() => {
      turn += 1;
      if (turn === 1) throw new Error('damaged');
      return { kind: 'notReady' };
    });
    expect([await ask(origin, valid), await ask(origin, valid)]).toEqual([500, 200]);
    expect(errors).toEqual([new Error('damaged')]);
  });
});

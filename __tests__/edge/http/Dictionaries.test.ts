import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { zstdDecompressSync } from 'node:zlib';
import { pagesOf } from '../pages/pagesOf.ts';

const head = Array.from({ length: 200 }, (_, index) => `<nav>Section ${index * 7919}</nav>`).join('');
const texts: Record<string, string> = {
  '/articles/a': `${head}<p>A mill closes.</p>`,
  '/articles/b': `${head}<p>A bridge opens.</p>`,
};
const pages = pagesOf(async (key) => ({
  status: key in texts ? 200 : 404,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(texts[key] ?? ''),
}));
const server = createServer((request, response) => void pages.serve(request.url ?? '/', request, response));
const all = 'gzip, deflate, br, zstd, dcb, dcz';
const nameOf = (text: string) => `:${createHash('sha256').update(text).digest('base64')}:`;

const read = async (path: string, headers: Record<string, string>) => {
  const { port } = server.address() as AddressInfo;
  const [response]: IncomingMessage[] = await once(get({ port, path, headers }), 'response');
  const chunks = await response?.toArray();
  return { status: response?.statusCode, headers: response?.headers, body: Buffer.concat(chunks ?? []) };
};
const readAfterA = (headers: Record<string, string> = {}) =>
  read('/articles/b', {
    'accept-encoding': all,
    'available-dictionary': nameOf(texts['/articles/a'] ?? ''),
    ...headers,
  });

beforeAll(async () => {
  server.listen(0);
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await once(server, 'close');
});

describe('a page for a browser that has another', () => {
  it('is what it lacks of that page', async () => {
    const first = await read('/articles/a', { 'accept-encoding': all });
    expect(first.headers?.['use-as-dictionary']).toBe('match="/*", match-dest=("document")');
    const { headers, body } = await readAfterA();
    expect(headers).toMatchObject({
      'content-encoding': 'dcz',
      vary: 'Accept-Encoding, Available-Dictionary',
      'content-length': String(body.length),
    });
    const dictionary = Buffer.from(texts['/articles/a'] ?? '');
    expect(body.subarray(0, 40).toString('hex')).toBe(
      `5e2a4d1820000000${createHash('sha256').update(dictionary).digest('hex')}`,
    );
    expect(zstdDecompressSync(body.subarray(40), { dictionary }).toString()).toBe(texts['/articles/b']);
    expect(body.length).toBeLessThan(120);
  });

  it('is known again by its ETag, in any encoding', async () => {
    const { headers } = await readAfterA();
    expect(headers?.etag).toMatch(/^W\/"/);
    const again = { 'if-none-match': headers?.etag ?? '' };
    expect((await readAfterA(again)).status).toBe(304);
    expect((await read('/articles/b', { 'accept-encoding': 'br', ...again })).status).toBe(304);
  });

  it('is made from a page that was replaced in between', async () => {
    const old = texts['/articles/a'] ?? '';
    await read('/articles/a', {});
    texts['/articles/a'] = `${head}<p>A mill was closed.</p>`;
    await pages.refreshAfterPublish({ first: ['/articles/a'], others: [] }, Date.now());
    expect(pages.store.peek('/articles/a')?.page.etag).not.toBe(
      createHash('sha256').update(old).digest('base64url').slice(0, 22),
    );
    const { headers } = await readAfterA({ 'available-dictionary': nameOf(old) });
    expect(headers?.['content-encoding']).toBe('dcz');
  });

  it('is not made from a page that was withdrawn', async () => {
    const withdrawn = `${head}<p>A name that a court forbids.</p>`;
    texts['/articles/w'] = withdrawn;
    await read('/articles/w', {});
    const given = { 'available-dictionary': nameOf(withdrawn) };
    expect((await readAfterA(given)).headers?.['content-encoding']).toBe('dcz');
    delete texts['/articles/w'];
    await pages.refreshAfterPublish({ first: ['/articles/w'], others: [] }, Date.now());
    expect(pages.store.peek('/articles/w')?.page.status).toBe(404);
    texts['/articles/b'] = `${head}<p>A bridge opens again.</p>`;
    await pages.refreshAfterPublish({ first: ['/articles/b'], others: [] }, Date.now());
    expect((await readAfterA(given)).headers?.['content-encoding']).toBe('br');
  });

  it('is not made from an earlier version of what was withdrawn, nor from a list that had its headline', async () => {
    const old = {
      '/articles/v': `${head}<p>A forbidden name, misspelt.</p>`,
      '/': `${head}<h2>A forbidden name</h2>`,
    };
    Object.assign(texts, old);
    await read('/', {});
    await read('/articles/v', {});
    texts['/articles/v'] = `${head}<p>A forbidden name.</p>`;
    await pages.refreshAfterPublish({ first: ['/articles/v'], others: [] }, Date.now());
    for (const text of Object.values(old)) {
      const { headers } = await readAfterA({ 'available-dictionary': nameOf(text) });
      expect(headers?.['content-encoding']).toBe('dcz');
    }
    pages.withdraw({ path: '/articles/v', kind: 'document', at: Date.now() });
    delete texts['/articles/v'];
    texts['/'] = `${head}<h2>A bridge</h2>`;
    texts['/articles/b'] = `${head}<p>A bridge opens once more.</p>`;
    await pages.refreshAfterPublish({ first: ['/', '/articles/b'], others: [] }, Date.now());
    for (const text of Object.values(old)) {
      const { headers } = await readAfterA({ 'available-dictionary': nameOf(text) });
      expect(headers?.['content-encoding']).toBe('br');
    }
  });

  it.each([
    ['a page that we do not have', { 'available-dictionary': nameOf('other') }],
    ['a name that is none', { 'available-dictionary': ':abc:' }],
    ['no use for it', { 'accept-encoding': 'gzip, br, zstd' }],
  ])('is sent as to others, with %s', async (_case, given) => {
    const { headers } = await readAfterA(given);
    expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(headers?.etag).toMatch(/^"/);
  });

  it('is sent as to others beyond so many bytes in a second', async () => {
    const [large, paths] = [
      'x'.repeat(200_000),
      Array.from({ length: 12 }, (_, index) => `/articles/l${index}`),
    ];
    for (const path of paths) texts[path] = `${head}<p>${path} ${large}</p>`;
    for (const path of paths) await pages.find(path, null);
    const encodings: (string | undefined)[] = [];
    // All in a second that no other test used.
    const clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 5_000);
    for (const path of paths) {
      const { headers } = await read(path, {
        'accept-encoding': all,
        'available-dictionary': nameOf(texts['/articles/b'] ?? ''),
      });
      encodings.push(headers?.['content-encoding']);
    }
    clock.mockRestore();
    expect(encodings[0]).toBe('dcz');
    expect(encodings).toContain('br');
  });

  it('is sent as to others beyond two new pairs at once', async () => {
    const paths = Array.from({ length: 120 }, (_, index) => `/articles/n${index}`);
    for (const path of paths) texts[path] = `${head}<p>${path}</p>`;
    await Promise.all(paths.map((path) => pages.find(path, null)));
    const encodings = await Promise.all(
      paths.map(async (path) => {
        const { headers } = await read(path, {
          'accept-encoding': all,
          'available-dictionary': nameOf(texts['/articles/b'] ?? ''),
        });
        return headers?.['content-encoding'];
      }),
    );
    expect(encodings).toContain('br');
  });
});

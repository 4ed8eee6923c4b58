import { createServer } from 'node:http';
import { redirectInDevelopment } from '../../../edge/pages/redirectInDevelopment.ts';

const site = createServer((request, response) => {
  const isMoved = request.url === '/blog/%3Fp%3D7';
  response.writeHead(isMoved ? 308 : 404, isMoved ? { location: '/articles/a' } : {}).end();
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const address = site.address();
  if (typeof address === 'object' && address) origin = `http://127.0.0.1:${address.port}`;
});
afterAll(() => new Promise((resolve) => site.close(resolve)));

describe('redirectInDevelopment', () => {
  it('finds where a numbered address leads', async () => {
    expect(await redirectInDevelopment('/blog/?p=7', origin)).toBe('/articles/a');
    expect(await redirectInDevelopment('/?p=7', origin)).toBeNull();
  });

  it('finds nothing while the site does not answer', async () => {
    expect(await redirectInDevelopment('/?p=7', 'http://127.0.0.1:1')).toBeNull();
  });
});

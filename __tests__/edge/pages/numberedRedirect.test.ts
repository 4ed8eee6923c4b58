import { findNumberedRedirect } from '../../../edge/pages/numberedRedirect.ts';
import { pagesOf } from './pagesOf.ts';

/** A site that knows one old address. */
const setUp = (answer: { status: number; headers: Record<string, string> }) => {
  const asked: string[] = [];
  const pages = pagesOf(
    async (key) => {
      asked.push(key);
      const known = key === '/%3Fp%3D7' ? answer : { status: 404, headers: { 'content-type': 'text/html' } };
      return { ...known, body: Buffer.from('a') };
    },
    { isBehindProxy: true },
  );
  return { asked, find: (address: string) => findNumberedRedirect(address, pages, '192.0.2.1') };
};
const moved = { status: 308, headers: { location: '/articles/a', 'content-type': 'text/html' } };

describe('findNumberedRedirect', () => {
  it('finds the redirect of an address, which no cache in front may store', async () => {
    const page = await setUp(moved).find('/?p=7');
    expect(page).toMatchObject({
      status: 308,
      headers: { location: '/articles/a', 'cache-control': 'no-store' },
    });
    expect(page?.headers).not.toHaveProperty('x-accel-expires');
  });

  it('is null for an address that leads nowhere, and asks the site once for each', async () => {
    const { asked, find } = setUp(moved);
    for (let times = 0; times < 3; times += 1) {
      expect(await find('/?p=8')).toBeNull();
      expect(await find('/?p=7')).not.toBeNull();
    }
    expect(asked).toEqual(['/%3Fp%3D8', '/%3Fp%3D7']);
  });

  it('asks the site below the folder of WordPress', async () => {
    const { asked, find } = setUp(moved);
    expect(await find('/blog/?p=7')).toBeNull();
    expect(asked).toEqual(['/blog/%3Fp%3D7']);
  });

  it.each([
    ['shows a page there', { status: 200, headers: { 'content-type': 'text/html' } }],
    ['fails', { status: 500, headers: {} }],
  ])('is null if the site %s', async (_case, answer) => {
    expect(await setUp(answer).find('/?p=7')).toBeNull();
  });
});

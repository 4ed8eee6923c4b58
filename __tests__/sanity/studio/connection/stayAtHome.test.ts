import { stayAtHome } from '../../../../sanity/studio/connection/stayAtHome.ts';

const setUp = () => {
  const fetched: string[] = [];
  const fetch = stayAtHome(
    async (input) => {
      fetched.push(input instanceof Request ? input.url : String(input));
      return new Response();
    },
    { lakeUrl: 'https://news.test/lake', projectId: 'copydesk' },
  );
  return { fetch, fetched };
};

describe('stayAtHome', () => {
  it.each(['https://sanity-cdn.com/v1/modules/sanity', 'https://api.sanity.io/v1/journey/trial'])(
    'answers %s itself',
    async (url) => {
      const { fetch, fetched } = setUp();
      expect(await (await fetch(url)).json()).toEqual({});
      expect(fetched).toEqual([]);
    },
  );

  it.each([
    ['a string', 'https://copydesk.news.test/lake/v1/users/me'],
    ['a request', new Request('https://copydesk.news.test/lake/v1/users/me')],
  ])('sends %s for the project’s own name to the lake', async (_case, input) => {
    const { fetch, fetched } = setUp();
    await fetch(input);
    expect(fetched).toEqual(['https://news.test/lake/v1/users/me']);
  });

  it('takes no feedback, which nobody here would read', async () => {
    const { fetch, fetched } = setUp();
    const answer = await fetch('https://api.sanity.io/vX/intake/feedback', { method: 'POST', body: '{}' });
    expect([answer.ok, fetched]).toEqual([false, []]);
  });

  it.each(['users/me', 'auth/logout'])(
    'answers itself that nobody is there to whoever asks %s without a token',
    async (endpoint) => {
      const { fetch, fetched } = setUp();
      const address = `https://news.test/lake/v1/${endpoint}?tag=sanity.studio`;
      const answer = await fetch(address);
      expect([answer.status, await answer.json()]).toMatchObject([401, { errorCode: 'SIO-401-ANF' }]);
      await fetch(address, { headers: { authorization: 'Bearer x' } });
      expect(fetched).toEqual([address]);
    },
  );

  it.each(['https://news.test/lake/v1/users/someone', 'https://elsewhere.test/', '/relative'])(
    'leaves %s alone',
    async (url) => {
      const { fetch, fetched } = setUp();
      await fetch(url);
      expect(fetched).toEqual([url]);
    },
  );
});

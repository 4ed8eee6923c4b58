import { keepRequestsLocal } from '../../../../sanity/studio/connection/keepRequestsLocal.ts';

const setUp = () => {
  const fetched: string[] = [];
  const fetch = keepRequestsLocal(
    async (input) => {
      fetched.push(input instanceof Request ? input.url : String(input));
      return new Response();
    },
    { lakeUrl: 'https://news.test/lake', projectId: 'copydesk' },
  );
  return { fetch, fetched };
};

describe('keepRequestsLocal', () => {
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
  ])('sends %s for the project’s host name to the lake', async (_case, input) => {
    const { fetch, fetched } = setUp();
    await fetch(input);
    expect(fetched).toEqual(['https://news.test/lake/v1/users/me']);
  });

  it('answers 404 locally to the manifest that only deployed Studios have', async () => {
    const { fetch, fetched } = setUp();
    const answer = await fetch('https://news.test/static/create-manifest.json', { method: 'HEAD' });
    expect([answer.status, fetched]).toEqual([404, []]);
  });

  it('answers 503 to feedback', async () => {
    const { fetch, fetched } = setUp();
    const answer = await fetch('https://api.sanity.io/vX/intake/feedback', { method: 'POST', body: '{}' });
    expect([answer.ok, fetched]).toEqual([false, []]);
  });

  it.each(['users/me', 'auth/logout'])('answers 401 locally to %s without a token', async (endpoint) => {
    const { fetch, fetched } = setUp();
    const address = `https://news.test/lake/v1/${endpoint}?tag=sanity.studio`;
    const answer = await fetch(address);
    expect([answer.status, await answer.json()]).toMatchObject([401, { errorCode: 'SIO-401-ANF' }]);
    await fetch(address, { headers: { authorization: 'Bearer x' } });
    expect(fetched).toEqual([address]);
  });

  it.each(['https://news.test/lake/v1/users/someone', 'https://elsewhere.test/', '/relative'])(
    'leaves %s alone',
    async (url) => {
      const { fetch, fetched } = setUp();
      await fetch(url);
      expect(fetched).toEqual([url]);
    },
  );
});

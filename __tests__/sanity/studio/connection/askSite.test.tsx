import { z } from 'zod';
import { askSite } from '../../../../sanity/studio/connection/askSite.ts';
import { windowOwner } from '../../../../sanity/studio/connection/WindowOwner.ts';

const ask = () =>
  askSite({
    projectId: 'copydesk',
    path: 'pages',
    shape: z.object({}),
    signal: new AbortController().signal,
    otherwise: 'No.',
  });
const store = (token: string) =>
  localStorage.setItem('__studio_auth_token_copydesk', JSON.stringify({ token }));

it('asks the site nothing in the name of another person than the owner of the window', async () => {
  const asked: string[] = [];
  const answer = (body: object) => ({ status: 200, ok: true, json: async () => body }) as Response;
  globalThis.fetch = async (input, init) => {
    const name = new Headers(init?.headers).get('authorization') ?? '';
    if (String(input).endsWith('/users/me')) return answer({ id: name, name });
    asked.push(name);
    return answer({});
  };
  windowOwner.accept('ann');
  store('ann');
  await ask();
  store('bert');
  await expect(ask()).rejects.toThrow(
    'This window belongs to Bearer ann. Bearer bert has signed in here since.',
  );
  expect(asked).toEqual(['Bearer ann']);
});

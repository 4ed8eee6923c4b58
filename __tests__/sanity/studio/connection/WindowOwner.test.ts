import { askWhoseToken, WindowOwner } from '../../../../sanity/studio/connection/WindowOwner.ts';

describe('whose a token is', () => {
  it('is asked until the lake says it', async () => {
    const answers = [
      () => Promise.reject(new TypeError('Failed to fetch')),
      async () => new Response('', { status: 500 }),
      async () => new Response('<h1>Welcome to the hotel</h1>'),
      async () => Response.json({ id: 'ann', name: 'Ann', roles: [] }),
    ];
    const asked: unknown[] = [];
    const whose = askWhoseToken(
      '/lake',
      async (_input, init) => {
        asked.push(init?.headers);
        return answers.shift()?.() ?? new Response('', { status: 401 });
      },
      { wait: async () => {}, random: () => 0 },
    );
    expect(await whose('one')).toEqual({ id: 'ann', name: 'Ann' });
    expect(await whose('invented')).toBeNull();
    expect(asked.slice(3)).toEqual([{ authorization: 'Bearer one' }, { authorization: 'Bearer invented' }]);
  });
});

describe('the owner of a window', () => {
  it('is judged by the token that is stored at last, whatever is answered first', async () => {
    const slow = Promise.withResolvers<{ id: string; name: string }>();
    const owner = new WindowOwner(async (token) =>
      token === 'other' ? slow.promise : { id: 'ann', name: 'Ann' },
    );
    owner.accept('one');
    let stored = 'other';
    const isHeld = owner.holds({ read: () => stored });
    stored = 'two';
    slow.resolve({ id: 'bert', name: 'Bert' });
    expect([await isHeld, owner.notice]).toEqual([true, null]);
  });

  it('is whoever signs in next if the first session had ended before the window was loaded', async () => {
    const people = new Map(['ann', 'bert'].map((name) => [name, { id: name, name }]));
    const owner = new WindowOwner(async (token) => people.get(token) ?? null);
    owner.accept('ended');
    expect(await owner.holds({ read: () => 'bert' })).toBe(true);
    expect(await owner.holds({ read: () => 'ann' })).toBe(false);
    expect(owner.notice).toContain('belongs to bert');
  });
});

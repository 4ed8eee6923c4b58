import type { SanityClient } from '@sanity/client';
import { addPerson } from '../../../../sanity/studio/people/accounts.ts';

const ada = {
  id: 'a',
  email: 'ada@example.org',
  name: 'Ada',
  role: 'editor',
  isOneTime: false,
  lastSignInAt: null,
  controlledBy: null,
  mayBeConfirmed: false,
};

const clientOf = () => {
  const sent = jest.fn();
  const request = async ({ method = 'GET' }: { method?: string }) => {
    sent(method);
    return method === 'GET' ? [ada] : { oneTimePassword: 'plum' };
  };
  return { client: { request } as unknown as SanityClient, sent };
};

describe('a person who is added', () => {
  it('gets a one-time password', async () => {
    const { client } = clientOf();
    const body = { email: 'ben@example.org', name: 'Ben', role: 'editor' };
    await expect(addPerson(client, body)).resolves.toBe('plum');
  });

  it('is not asked for at the server if the address has an account', async () => {
    const { client, sent } = clientOf();
    const body = { email: 'Ada@example.org', name: 'Ada', role: 'editor' };
    await expect(addPerson(client, body)).rejects.toThrow('ada@example.org already has an account');
    expect(sent.mock.calls).toEqual([['GET']]);
  });
});

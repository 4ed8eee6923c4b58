import type { SanityClient } from '@sanity/client';
import {
  addPerson,
  changeRole,
  endSessions,
  isLastAdministrator,
  removePerson,
  resetPassword,
  revokeToken,
} from '../../../../sanity/studio/people/accounts.ts';

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

const clientOf = (people: unknown = [ada]) => {
  const sent = jest.fn();
  const request = async ({ method = 'GET' }: { method?: string }) => {
    sent(method);
    return method === 'GET' ? people : { oneTimePassword: 'plum' };
  };
  const config = () => ({ projectId: 'copydesk' });
  return { client: { request, config } as unknown as SanityClient, sent };
};

describe('a person who is added', () => {
  it('gets a one-time password', async () => {
    const { client } = clientOf();
    const body = { email: 'ben@example.org', name: 'Ben', role: 'editor' };
    await expect(addPerson(client, body)).resolves.toBe('plum');
  });

  it('is not asked for at the server without an address that the server takes', async () => {
    const { client, sent } = clientOf();
    const body = { email: 'ben@example', name: 'Ben', role: 'editor' };
    await expect(addPerson(client, body)).rejects.toThrow('“ben@example” is no email address');
    expect(sent).not.toHaveBeenCalled();
  });

  it('is not asked for at the server if the address has an account', async () => {
    const { client, sent } = clientOf();
    const body = { email: 'Ada@example.org', name: 'Ada', role: 'editor' };
    await expect(addPerson(client, body)).rejects.toThrow('ada@example.org already has an account');
    expect(sent.mock.calls).toEqual([['GET']]);
  });
});

describe('a change that the server would refuse', () => {
  const chief = { ...ada, role: 'administrator' };
  const controlled = { ...ada, controlledBy: 'Ben', mayBeConfirmed: true };

  it.each([
    ['takes the role from the last administrator', [chief], changeRole, /last administrator/],
    ['removes the last administrator', [chief], removePerson, /last administrator/],
    ['removes a person who was removed meanwhile', [], removePerson, /removed meanwhile/],
    ['signs out a person who was removed meanwhile', [], endSessions, /removed meanwhile/],
    [
      'resets a password that another administrator knows',
      [controlled],
      resetPassword,
      /Confirm the account/,
    ],
  ])('says why and is not sent if it %s', async (_case, people, change, reason) => {
    const { client, sent } = clientOf(people);
    await expect(change(client, ada, 'editor')).rejects.toThrow(reason);
    expect(sent.mock.calls).toEqual([['GET']]);
  });

  it('is not sent for a token that was revoked meanwhile', async () => {
    const { client, sent } = clientOf({ data: [] });
    await revokeToken(client, { id: 'a', label: 'Archive', createdAt: '', memberships: [] });
    expect(sent.mock.calls).toEqual([['GET']]);
  });

  it('is sent if there is another administrator', async () => {
    const { client, sent } = clientOf([chief, { ...chief, id: 'b' }]);
    await removePerson(client, ada);
    expect(sent.mock.calls).toEqual([['GET'], ['DELETE']]);
    expect(isLastAdministrator([chief, ada], chief)).toBe(true);
  });
});

import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Accounts, openAccounts } from '../../src/accounts/accounts.ts';
import { listKeyValues, setKeyValues } from '../../src/accounts/keyvalue.ts';
import { isPassword } from '../../src/accounts/signIn/passwords.ts';
import {
  createSession,
  createTicket,
  endSession,
  findSession,
  sessionLifetimeMs,
  takeTicket,
} from '../../src/accounts/signIn/sessions.ts';
import { createToken, listTokens, removeToken, rotateToken } from '../../src/accounts/tokens.ts';
import { addUser, findPasswordHash, listUsers, removeUser, resetPassword } from '../../src/accounts/users.ts';
import { restrictToOwner } from '../../src/store/database/restrictToOwner.ts';
import { makePasswordsCheap } from '../../src/testing/makePasswordsCheap.ts';

makePasswordsCheap();

let folder: string;
let accounts: Accounts;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accounts-'));
  // A lake does this at its start.
  restrictToOwner(folder);
  accounts = openAccounts(folder);
});
afterEach(() => {
  accounts.close();
  rmSync(folder, { recursive: true });
});

const addEditor = () => addUser(accounts.db, { email: 'Second-Editor@example.org ', role: 'editor' });

describe('accounts', () => {
  it('adds a person with a one-time password that is not stored', async () => {
    const { user, oneTimePassword } = await addEditor();
    expect(user).toMatchObject({
      email: 'second-editor@example.org',
      name: 'Second editor',
      isOneTime: true,
    });
    expect(await isPassword(oneTimePassword ?? '', findPasswordHash(accounts.db, user.id))).toBe(true);
    expect(await isPassword('another', findPasswordHash(accounts.db, user.id))).toBe(false);
    for (const file of ['accounts.sqlite', 'accounts.sqlite-wal']) {
      expect(readFileSync(join(folder, file), 'latin1')).not.toContain(oneTimePassword);
    }
  });

  it('rejects a second account with the same email address', async () => {
    await addEditor();
    await expect(addEditor()).rejects.toMatchObject({ status: 409 });
  });

  it('are readable only by the owner of the file', () => {
    for (const file of ['accounts.sqlite', 'admin-token']) {
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    }
  });

  it('do not end the process when the database is unreadable: the access of open streams is checked again', () => {
    jest.useFakeTimers();
    const { db, changes, close } = openAccounts(mkdtempSync(join(folder, 'unreadable-')));
    let looks = 0;
    changes.onChange(() => looks++);
    jest.advanceTimersByTime(1_000);
    expect(looks).toBe(0);
    db.exec('drop table access_change');
    jest.advanceTimersByTime(1_000);
    expect(looks).toBe(1);
    close();
    jest.useRealTimers();
  });

  it('delete sessions, settings and the account when a person is removed', async () => {
    const { user } = await addEditor();
    const session = createSession(accounts.db, user.id);
    setKeyValues(accounts.db, user.id, [{ key: 'a', value: { b: 1 } }]);
    expect(listKeyValues(accounts.db, user.id, ['a'])).toEqual([{ key: 'a', value: { b: 1 } }]);
    removeUser(accounts.db, user.id, []);
    expect(listUsers(accounts.db)).toEqual([]);
    expect(findSession(accounts.db, session)).toEqual({ kind: 'unknown' });
    expect(listKeyValues(accounts.db, user.id, null)).toEqual([]);
  });
});

describe('the identity of a caller', () => {
  const bearer = (secret: string) => accounts.identify(`Bearer ${secret}`);

  it('is anonymous without a header', () => {
    expect(accounts.identify(null).kind).toBe('anonymous');
  });

  it('is the person of the session, until it ends', async () => {
    const { user } = await addEditor();
    const session = createSession(accounts.db, user.id);
    expect(bearer(session)).toMatchObject({ kind: 'user', id: user.id, roles: ['editor'] });
    endSession(accounts.db, session);
    expect(() => bearer(session)).toThrow(expect.objectContaining({ status: 401 }));
  });

  it('is rejected with AEX after its session expired', async () => {
    const { user } = await addEditor();
    const session = createSession(accounts.db, user.id, Date.now() - sessionLifetimeMs - 1);
    expect(() => bearer(session)).toThrow(
      expect.objectContaining({ status: 401, details: expect.objectContaining({ errorCode: 'AEX' }) }),
    );
  });

  it('loses all sessions when it gets a new password', async () => {
    const { user } = await addEditor();
    const session = createSession(accounts.db, user.id);
    await resetPassword(accounts.db, user.id);
    expect(findSession(accounts.db, session).kind).toBe('unknown');
  });

  it('is a robot for a token, until the token is removed', () => {
    const { token, secret } = createToken(accounts.db, { label: 'site', role: 'viewer' });
    expect(bearer(secret)).toMatchObject({ kind: 'robot', name: 'site', roles: ['viewer'] });
    expect(listTokens(accounts.db)).toEqual([token]);
    expect(removeToken(accounts.db, token.id)).toBe(true);
    expect(() => bearer(secret)).toThrow();
  });

  it('is an administrator for the token in the data folder, which is replaced when others can read its file', () => {
    const path = join(folder, 'admin-token');
    const token = readFileSync(path, 'utf8');
    const restart = () => {
      accounts.close();
      accounts = openAccounts(folder);
    };
    restart();
    expect(bearer(token)).toMatchObject({ kind: 'robot', roles: ['administrator'] });
    chmodSync(path, 0o644);
    restart();
    expect(() => bearer(token)).toThrow();
    writeFileSync(path, 'guessed');
    restart();
    expect(() => bearer('guessed')).toThrow();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is the same robot after its token is rotated', () => {
    const { token, secret } = createToken(accounts.db, { label: 'site', role: 'viewer' });
    const rotated = rotateToken(accounts.db, `r${token.id}`);
    expect(bearer(rotated?.secret ?? '')).toMatchObject({ id: `r${token.id}` });
    expect(() => bearer(secret)).toThrow();
    expect(rotateToken(accounts.db, 'command-line')).toBeNull();
  });

  it.each([
    ['no scheme', 'abc'],
    ['another scheme', 'Basic abc'],
    ['an empty token', 'Bearer '],
    ['a made-up token', 'Bearer sk0000'],
    ['a made-up token of the right length', `Bearer sk${'0'.repeat(16)}${'x'.repeat(43)}`],
    ['a made-up session', `Bearer ss${'0'.repeat(16)}${'x'.repeat(43)}`],
  ])('is rejected with %s', (_case, header) => {
    expect(() => accounts.identify(header)).toThrow(expect.objectContaining({ status: 401 }));
  });
});

describe('tickets', () => {
  it('work once, expire, and are bound to their purpose', async () => {
    const { user } = await addEditor();
    const ticket = createTicket(accounts.db, user.id, 'session');
    expect(takeTicket(accounts.db, ticket, 'password')).toBeNull();
    expect(takeTicket(accounts.db, ticket, 'session')?.id).toBe(user.id);
    expect(takeTicket(accounts.db, ticket, 'session')).toBeNull();
    const late = createTicket(accounts.db, user.id, 'session', Date.now() - 61_000);
    expect(takeTicket(accounts.db, late, 'session')).toBeNull();
  });
});

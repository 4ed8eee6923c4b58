import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findTokenIdentity, findUserByEmail, openAccountsDatabase } from 'local-lake/accounts';
import {
  createFirstAccounts,
  forgetFirstPasswords,
  noteFirstStart,
} from '../../../bin/supervisor/firstAccounts.ts';
import { readSecrets, type Secrets } from '../../../bin/supervisor/secrets.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-first-'));
  mkdirSync(path.join(dataDir, 'lake'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const createContent = (): void => {
  mkdirSync(path.join(dataDir, 'lake/local/production'), { recursive: true });
  writeFileSync(path.join(dataDir, 'lake/local/production/data.sqlite'), '');
};

/** The part of a start before it builds and serves. */
const begin = () => {
  const secrets = noteFirstStart(dataDir, readSecrets(dataDir));
  createContent();
  return createFirstAccounts(dataDir, secrets);
};

describe('the one-time passwords of the first accounts', () => {
  it('are kept, readable only by their owner, if a start fails before it prints them', async () => {
    const { firstPasswords } = await begin();
    expect(firstPasswords?.map(({ email }) => email)).toEqual([
      'journalist@example.org',
      'editor@example.org',
      'second-editor@example.org',
    ]);
    expect((await begin()).firstPasswords).toEqual(firstPasswords);
    expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('are deleted once they are printed, and the tokens are kept', async () => {
    const secrets = await begin();
    forgetFirstPasswords(dataDir, secrets);
    const { firstPasswords, ...kept } = secrets;
    expect(await begin()).toEqual(kept);
    const text = readFileSync(path.join(dataDir, 'secrets.json'), 'utf8');
    for (const { password } of firstPasswords ?? []) expect(text).not.toContain(password);
  });
});

describe('the accounts of the demonstration', () => {
  const change = (statement: string): void => {
    const db = openAccountsDatabase(path.join(dataDir, 'lake'));
    db.exec(statement);
    db.close();
  };
  const hasEditor = (): boolean => {
    const db = openAccountsDatabase(path.join(dataDir, 'lake'));
    const found = findUserByEmail(db, 'editor@example.org');
    db.close();
    return found !== null;
  };

  it('stay removed, even if the secrets are deleted', async () => {
    forgetFirstPasswords(dataDir, await begin());
    expect(hasEditor()).toBe(true);
    change('delete from user');
    rmSync(path.join(dataDir, 'secrets.json'));
    const { firstPasswords, readToken } = await begin();
    expect([firstPasswords, hasEditor(), typeof readToken]).toEqual([undefined, false, 'string']);
  });

  it('follow at the next start if the first one ended before it created them', async () => {
    noteFirstStart(dataDir, readSecrets(dataDir));
    createContent();
    expect((await begin()).firstPasswords).toHaveLength(3);
  });
});

describe('the site’s own tokens', () => {
  const labelsOf = ({ readToken = '', writeToken = '' }: Secrets) => {
    const db = openAccountsDatabase(path.join(dataDir, 'lake'));
    const labels = [readToken, writeToken].map((secret) => findTokenIdentity(db, secret)?.name);
    db.close();
    return labels;
  };

  it('are created again at the next start after an administrator revoked them', async () => {
    const first = await begin();
    const db = openAccountsDatabase(path.join(dataDir, 'lake'));
    db.exec('delete from token');
    db.close();
    const second = await begin();
    expect(second.readToken).not.toBe(first.readToken);
    expect(labelsOf(second)).toEqual(['Site: previews', 'Site: error reports']);
    expect(await begin()).toEqual(second);
  });
});

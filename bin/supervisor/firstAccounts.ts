import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import {
  addUser,
  createToken,
  findTokenIdentity,
  findUserByEmail,
  openAccountsDatabase,
  removeToken,
} from 'local-lake/accounts';
import { siteTokenLabels } from '../../lib/accounts/siteTokens.ts';
import { siteRole } from '../../lib/roles.ts';
import { hasDatabases } from './hasDatabases.ts';
import { type Secrets, writeSecrets } from './secrets.ts';

/** Two editors, because nobody approves their own correction. */
const demonstrationAccounts = [
  { email: 'journalist@example.org', role: 'journalist' },
  { email: 'editor@example.org', role: 'editor' },
  { email: 'second-editor@example.org', role: 'editor' },
];

/**
 * Notes whether this start is the first one, which loads the demonstration: only then do its accounts follow. Two editors
 * who come back could approve each other's corrections. Called before the lake starts and creates its databases.
 */
export const noteFirstStart = (dataDir: string, secrets: Secrets): Secrets => {
  if (hasDatabases(dataDir)) return secrets;
  const noted: Secrets = { ...secrets, awaitsFirstAccounts: true };
  writeSecrets(dataDir, noted);
  return noted;
};

/**
 * Creates the accounts of the demonstration once, and the site's own tokens: at each start those that are missing, because
 * an administrator may have revoked one. The secrets contain the one-time passwords until a start has printed them.
 *
 * @see forgetFirstPasswords
 */
export const createFirstAccounts = async (dataDir: string, secrets: Secrets): Promise<Secrets> => {
  const db = openAccountsDatabase(path.join(dataDir, 'lake'));
  try {
    let made = secrets;
    const save = (more: Partial<Secrets>): void => {
      made = { ...made, ...more };
      writeSecrets(dataDir, made);
    };
    if (secrets.awaitsFirstAccounts) {
      for (const account of demonstrationAccounts) {
        if (findUserByEmail(db, account.email)) continue;
        const { oneTimePassword: password } = await addUser(db, account);
        if (password)
          save({ firstPasswords: [...(made.firstPasswords ?? []), { email: account.email, password }] });
      }
      save({ awaitsFirstAccounts: undefined });
    }
    if (!hasRole(db, secrets.readToken, siteRole)) {
      const { secret } = createToken(db, { label: siteTokenLabels.previews, role: siteRole });
      // An earlier version gave the site the role of a viewer, who reads no reports.
      if (secrets.readToken) removeTokenOf(db, secrets.readToken);
      save({ readToken: secret });
    }
    if (!hasRole(db, secrets.writeToken, 'reporter'))
      save({ writeToken: createToken(db, { label: siteTokenLabels.reports, role: 'reporter' }).secret });
    return made;
  } finally {
    db.close();
  }
};

const hasRole = (db: DatabaseSync, secret: string | undefined, role: string): boolean =>
  secret !== undefined && findTokenIdentity(db, secret)?.roles.includes(role) === true;

const removeTokenOf = (db: DatabaseSync, secret: string): void => {
  const { credential } = findTokenIdentity(db, secret) ?? {};
  if (credential?.kind === 'token') removeToken(db, credential.id);
};

/** Deletes the first passwords from the secrets once they are printed. */
export const forgetFirstPasswords = (dataDir: string, { firstPasswords, ...secrets }: Secrets): void => {
  if (firstPasswords) writeSecrets(dataDir, secrets);
};

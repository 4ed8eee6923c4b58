import path from 'node:path';
import { addUser, createToken, findUserByEmail, openAccountsDatabase } from 'local-lake/accounts';
import { type Secrets, writeSecrets } from './secrets.ts';

/** Two editors, because nobody approves their own correction. */
const demonstrationAccounts = [
  { email: 'journalist@example.org', role: 'journalist' },
  { email: 'editor@example.org', role: 'editor' },
  { email: 'second-editor@example.org', role: 'editor' },
];

/**
 * Creates the first accounts and the site's own tokens at the first start of a data folder. The secrets contain the
 * one-time passwords until a start has printed them.
 *
 * @see forgetFirstPasswords
 */
export const createFirstAccounts = async (dataDir: string, secrets: Secrets): Promise<Secrets> => {
  if (secrets.readToken && secrets.writeToken) return secrets;
  const db = openAccountsDatabase(path.join(dataDir, 'lake'));
  try {
    let made = secrets;
    const save = (more: Partial<Secrets>): void => {
      made = { ...made, ...more };
      writeSecrets(dataDir, made);
    };
    for (const account of demonstrationAccounts) {
      if (findUserByEmail(db, account.email)) continue;
      const { oneTimePassword: password } = await addUser(db, account);
      if (password)
        save({ firstPasswords: [...(made.firstPasswords ?? []), { email: account.email, password }] });
    }
    save({
      readToken: createToken(db, { label: 'Site: previews', role: 'viewer' }).secret,
      writeToken: createToken(db, { label: 'Site: error reports', role: 'reporter' }).secret,
    });
    return made;
  } finally {
    db.close();
  }
};

/** Deletes the first passwords from the secrets once they are printed. */
export const forgetFirstPasswords = (dataDir: string, { firstPasswords, ...secrets }: Secrets): void => {
  if (firstPasswords) writeSecrets(dataDir, secrets);
};

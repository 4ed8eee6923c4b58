import path from 'node:path';
import { openAccountsDatabase } from '../../sanity/lake/accounts/database.ts';
import { createToken } from '../../sanity/lake/accounts/tokens.ts';
import { addUser, findUserByEmail } from '../../sanity/lake/accounts/users.ts';
import { keepSecrets, type Secrets } from './secrets.ts';

/** Two editors, because nobody approves their own correction. */
const demonstrationAccounts = [
  { email: 'journalist@example.org', role: 'journalist' },
  { email: 'editor@example.org', role: 'editor' },
  { email: 'second-editor@example.org', role: 'editor' },
];

export type FirstAccounts = {
  secrets: Secrets;
  /** The passwords stand here and nowhere else. Empty from the second start on. */
  passwords: { email: string; password: string }[];
};

/** At the first start of a data folder: accounts to sign in with, and the site's own tokens. */
export const makeFirstAccounts = async (dataDir: string, secrets: Secrets): Promise<FirstAccounts> => {
  if (secrets.readToken && secrets.writeToken) return { secrets, passwords: [] };
  const db = openAccountsDatabase(path.join(dataDir, 'lake'));
  try {
    const passwords: FirstAccounts['passwords'] = [];
    for (const account of demonstrationAccounts) {
      if (findUserByEmail(db, account.email)) continue;
      const { oneTimePassword } = await addUser(db, account);
      if (oneTimePassword) passwords.push({ email: account.email, password: oneTimePassword });
    }
    const complete = {
      ...secrets,
      readToken: createToken(db, { label: 'Site: previews', role: 'viewer' }).secret,
      writeToken: createToken(db, { label: 'Site: error reports', role: 'reporter' }).secret,
    };
    keepSecrets(dataDir, complete);
    return { secrets: complete, passwords };
  } finally {
    db.close();
  }
};

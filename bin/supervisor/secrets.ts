import { randomBytes } from 'node:crypto';
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { hasDatabases } from './hasDatabases.ts';
import { StartError } from './StartError.ts';

const secretsSchema = z.object({
  revalidateSecret: z.string().min(16),
  /** The embedded lake's tokens; undefined until they are created. */
  readToken: z.string().optional(),
  writeToken: z.string().optional(),
  /** From the first start, which loads the demonstration, until its accounts are created. */
  awaitsFirstAccounts: z.literal(true).optional(),
  /** One-time passwords of the first accounts, until a start has printed them. */
  firstPasswords: z.array(z.object({ email: z.string(), password: z.string() })).optional(),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** Reads DATA_DIR/secrets.json, or creates it at the first start. Only its owner may read the file. */
export const readSecrets = (dataDir: string): Secrets => {
  const file = secretsFile(dataDir);
  if (!lstatSync(file, { throwIfNoEntry: false })) {
    if (hasDatabases(dataDir))
      console.error(`${file} is missing. New secrets are made: nothing else is lost.`);
    const secrets = { revalidateSecret: randomBytes(32).toString('hex') };
    writeSecrets(dataDir, secrets);
    return secrets;
  }
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new StartError(
      `${file} is damaged. Restore it from a backup, or delete it and start again: Copydesk then creates new secrets.`,
    );
  }
};

export const writeSecrets = (dataDir: string, secrets: Secrets): void => {
  const file = secretsFile(dataDir);
  const next = `${file}.next`;
  rmSync(next, { recursive: true, force: true });
  writeFileSync(next, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, file);
};

const secretsFile = (dataDir: string): string => path.join(dataDir, 'secrets.json');

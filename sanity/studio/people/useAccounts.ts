import type { SanityClient } from '@sanity/client';
import { useCallback, useEffect, useState } from 'react';
import { errorText } from '../requests/errorText.ts';
import { type Accounts, readAccounts } from './accounts.ts';

/** People, tokens and changes. `accounts` is null until they are read. */
export const useAccounts = (
  client: SanityClient,
): { accounts: Accounts | null; error: string | null; reload(): Promise<void> } => {
  const [accounts, setAccounts] = useState<Accounts | null>(null);
  const [error, setError] = useState<string | null>(null);
  const reload = useCallback(async () => {
    try {
      setAccounts(await readAccounts(client));
      setError(null);
    } catch (thrown) {
      setError(errorText(thrown));
    }
  }, [client]);
  useEffect(() => {
    void reload();
  }, [reload]);
  return { accounts, error, reload };
};

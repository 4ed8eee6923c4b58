import type { Action, SanityClient } from '@sanity/client';
import { useToast } from '@sanity/ui/toast';
import { useState } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { errorText } from '../requests/errorText.ts';

type Commit = {
  isBusy: boolean;
  /** Why the last attempt failed, or null. */
  error: string | null;
  /** Sends one request, all or nothing. Resolves to true if it succeeded. */
  run(request: (client: SanityClient) => Promise<unknown>, done: string): Promise<boolean>;
};

/** Runs a request. Success shows a toast; an error message is returned for the dialog. */
export const useCommit = (): Commit => {
  const client = useClient({ apiVersion });
  const toast = useToast();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const run: Commit['run'] = async (request, done) => {
    setIsBusy(true);
    setError(null);
    try {
      await request(client);
      toast.push({ status: 'success', title: done });
      return true;
    } catch (thrown) {
      setError(errorText(thrown));
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, error, run };
};

/** Commits actions in one transaction. */
export const commitActions =
  (actions: Action[], transactionId?: string) =>
  (client: SanityClient): Promise<unknown> =>
    client.action(actions, transactionId ? { transactionId } : {});

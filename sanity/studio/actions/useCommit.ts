import type { Action, SanityClient } from '@sanity/client';
import { useToast } from '@sanity/ui/toast';
import { useState } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { refusalText } from '../requests/refusalText.ts';

type Commit = {
  isBusy: boolean;
  /** Why the lake refused the last attempt, or null. */
  refusal: string | null;
  /** Sends one request of which all goes live or nothing; true when it did. */
  run(request: (client: SanityClient) => Promise<unknown>, done: string): Promise<boolean>;
};

/** Runs a request of the desk and says how it went: a success in passing, a refusal where it was asked. */
export const useCommit = (): Commit => {
  const client = useClient({ apiVersion });
  const toast = useToast();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const run: Commit['run'] = async (request, done) => {
    setIsBusy(true);
    setRefusal(null);
    try {
      await request(client);
      toast.push({ status: 'success', title: done });
      return true;
    } catch (error) {
      setRefusal(refusalText(error));
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, refusal, run };
};

/** Several actions in one transaction, whose id the client chooses when others have to know it. */
export const commitActions =
  (actions: Action[], transactionId?: string) =>
  (client: SanityClient): Promise<unknown> =>
    client.action(actions, transactionId ? { transactionId } : {});

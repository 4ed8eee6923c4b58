import type { Action, SanityClient } from '@sanity/client';
import { useToast } from '@sanity/ui/toast';
import { useState } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { errorText, isUnanswered } from '../requests/errorText.ts';

/** Long enough to read two sentences. */
const reasonMs = 12_000;

type Commit = {
  isBusy: boolean;
  /** Why the last attempt failed, or null. */
  error: string | null;
  /**
   * Sends one request, all or nothing. Resolves to true if it succeeded.
   *
   * @param notDone the title of a notice with the reason, where no dialog shows it.
   */
  run(request: (client: SanityClient) => Promise<unknown>, done: string, notDone?: string): Promise<boolean>;
};

/** Runs a request. Success shows a toast; an error message is returned for the dialog. */
export const useCommit = (): Commit => {
  const client = useClient({ apiVersion });
  const toast = useToast();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const run: Commit['run'] = async (request, done, notDone) => {
    setIsBusy(true);
    setError(null);
    try {
      await request(client);
      toast.push({ status: 'success', title: done });
      return true;
    } catch (thrown) {
      const reason = errorText(thrown);
      setError(reason);
      if (notDone) {
        const title = isUnanswered(thrown) ? 'No answer' : notDone;
        toast.push({ status: 'error', title, description: reason, duration: reasonMs, closable: true });
      }
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

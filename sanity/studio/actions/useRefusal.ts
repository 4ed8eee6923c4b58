import type { SanityClient } from '@sanity/client';
import { useEffect, useState } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';

/** Asks the server for an answer, without writing. */
type Trial = (client: SanityClient, id: string) => Promise<string | null>;

/**
 * Why the server would refuse what is tried with a document: undefined until it has answered, null if it would not.
 *
 * @param id null if nothing is asked.
 * @param state asks again when it changes.
 */
export const useRefusal = (
  trial: Trial,
  id: string | null | undefined,
  state: unknown,
): string | null | undefined => {
  const client = useClient({ apiVersion });
  const question = id ? `${id} ${String(state)}` : undefined;
  const [answer, setAnswer] = useState<{ question: string; refusal: string | null }>();
  useEffect(() => {
    if (!id || question === undefined) return;
    let isCurrent = true;
    void trial(client, id).then((refusal) => {
      if (isCurrent) setAnswer({ question, refusal });
    });
    return () => {
      isCurrent = false;
    };
  }, [client, id, question, trial]);
  return answer && answer.question === question ? answer.refusal : undefined;
};

import { useEffect, useState } from 'react';
import { type SanityDocument, useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { findDiscardRefusal } from '../requests/trials/discardTrial.ts';

/**
 * Why the server would refuse to discard a draft or a copy: undefined until it has answered, null if it would not.
 *
 * @param document null if nothing is asked.
 * @param state asks again when it changes. By default that is each change.
 */
export const useDiscardRefusal = (
  document: SanityDocument | null,
  state: unknown = document?._rev,
): string | null | undefined => {
  const client = useClient({ apiVersion });
  const id = document?._id;
  const question = id === undefined ? undefined : `${id} ${String(state)}`;
  const [answer, setAnswer] = useState<{ question: string; refusal: string | null }>();
  useEffect(() => {
    if (id === undefined || question === undefined) return;
    let isCurrent = true;
    void findDiscardRefusal(client, id).then((refusal) => {
      if (isCurrent) setAnswer({ question, refusal });
    });
    return () => {
      isCurrent = false;
    };
  }, [client, id, question]);
  return answer && answer.question === question ? answer.refusal : undefined;
};

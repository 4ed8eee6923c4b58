import { useEffect, useState } from 'react';
import { useClient, useCurrentUser } from 'sanity';
import { apiVersion } from '../../../../../lib/apiVersion.ts';
import { timeToCome } from '../../../../../lib/corrections/approvalWords.ts';
import { useListenedQuery } from '../../../newsroom/useListenedQuery.ts';
import { useNow } from '../../../newsroom/useNow.ts';
import { findRefusal } from '../../../requests/trials/approvalTrial.ts';
import { draftedCorrection, type StudioCorrection } from '../correctionOf.ts';

/**
 * Why the server would refuse the user's approval, for the note and the text as they are now: undefined until it has
 * answered, null if it would accept.
 *
 * @param correction null if it cannot be approved anyway.
 */
export const useRefusal = (id: string, correction: StudioCorrection | null): string | null | undefined => {
  const client = useClient({ apiVersion });
  const userId = useCurrentUser()?.id;
  const now = useNow();
  const drafted = correction && draftedCorrection(id, correction);
  const story = useListenedQuery<string | null>(drafted ? '*[_id == $id][0]._rev' : null, {
    id: drafted?.articleId ?? '',
  });
  const asked =
    drafted && userId && story !== undefined
      ? { drafted, note: correction._rev, story, isForLater: timeToCome(correction, now) !== null }
      : null;
  const key = asked && JSON.stringify(asked);
  const [answer, setAnswer] = useState<{ key: string; refusal: string | null }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key has all that is asked.
  useEffect(() => {
    if (!asked || !key || !userId) return;
    let isCurrent = true;
    const { drafted: tried, note, isForLater } = asked;
    const trial = { correction: tried, noteRevision: note, approvedBy: userId, isForLater };
    void findRefusal(client, { ...trial, now: new Date().toISOString() })
      // Then the server answers when the button is used.
      .catch(() => null)
      .then((refusal) => {
        if (isCurrent) setAnswer({ key, refusal });
      });
    return () => {
      isCurrent = false;
    };
  }, [client, key]);
  return answer && answer.key === key ? answer.refusal : undefined;
};

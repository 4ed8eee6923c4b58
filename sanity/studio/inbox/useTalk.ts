import { useEffect, useState } from 'react';
import { filter, startWith, switchMap, throttleTime } from 'rxjs';
import { useAddonDataset } from 'sanity';
import type { Talk } from '../../../lib/inbox/inboxEntries.ts';
import { type Counted, talkQuery } from '../../../lib/inbox/inboxQuery.ts';
import type { Person } from '../../../lib/Offer.ts';
import { subscribeAgain } from '../newsroom/subscribeAgain.ts';

const throttleTimeMs = 500;

/** A listener follows no references, so it hears of all comments and tasks. */
const listened = '*[_type in ["comment", "tasks.task"]]';

/**
 * Open comments that mention a person, and their open tasks, newest first, and their number. Undefined until they are known. The first
 * person who may write creates the dataset for comments, so that all others can listen to it.
 */
export const useTalk = ({ id, mayWrite }: Person): Counted<Talk> | undefined => {
  const { client, createAddonDataset, ready } = useAddonDataset();
  const [talk, setTalk] = useState<Counted<Talk>>();

  useEffect(() => {
    if (ready && !client && mayWrite) createAddonDataset().catch(() => {});
  }, [ready, client, mayWrite, createAddonDataset]);

  useEffect(() => {
    if (!client) {
      if (ready) setTalk({ shown: [], total: 0 });
      return;
    }
    const subscription = client
      .listen(listened, {}, { events: ['welcome', 'mutation'], includeResult: false, visibility: 'query' })
      .pipe(
        filter(({ type }) => type === 'welcome' || type === 'mutation'),
        startWith(null),
        throttleTime(throttleTimeMs, undefined, { leading: true, trailing: true }),
        switchMap(() => client.fetch<Counted<Talk>>(talkQuery, { me: id }, { perspective: 'raw' })),
        subscribeAgain(),
      )
      .subscribe({ next: setTalk });
    return () => subscription.unsubscribe();
  }, [client, id, ready]);

  return talk;
};

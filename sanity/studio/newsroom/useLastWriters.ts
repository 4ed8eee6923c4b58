import type { MutationEvent } from '@sanity/client';
import { useEffect, useState } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { subscribeAgain } from './subscribeAgain.ts';

/** A user id by the stored id of a document. */
type Writers = Readonly<Record<string, string>>;

/** Who changed each of a few documents last, since they were shown. No document has that: only the events of its changes do. */
export const useLastWriters = (ids: readonly string[]): Writers => {
  const client = useClient({ apiVersion });
  const [writers, setWriters] = useState<Writers>({});
  const key = JSON.stringify(ids);
  useEffect(() => {
    const subscription = client
      .listen(
        '*[_id in $ids]',
        { ids: JSON.parse(key) },
        // Drafts are versions: without the last option a listener gets published documents alone.
        { events: ['mutation'], includeResult: false, includeMutations: false, includeAllVersions: true },
      )
      .pipe(subscribeAgain())
      .subscribe((event) => {
        if (event.type === 'mutation') setWriters((before) => withWriter(before, event));
      });
    return () => subscription.unsubscribe();
  }, [client, key]);
  return writers;
};

const withWriter = (before: Writers, { documentId, identity }: MutationEvent): Writers =>
  before[documentId] === identity ? before : { ...before, [documentId]: identity };

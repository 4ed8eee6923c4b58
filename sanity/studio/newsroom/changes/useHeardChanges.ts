import { useEffect, useState } from 'react';
import { useClient, useUser } from 'sanity';
import { apiVersion } from '../../../../lib/apiVersion.ts';
import { subscribeAgain } from '../subscribeAgain.ts';
import { findAuthors, type HeardChange, heardChange, nameOfAuthors, type Span } from './authors.ts';
import { findStoredChanges } from './storedChanges.ts';

/** Older changes are forgotten: then nobody is named. */
const maxHeard = 1_000;

/** The changes of a few documents since they were shown, in their order. No document says who changed it: only the events of its changes do. */
export const useHeardChanges = (ids: readonly string[]): readonly HeardChange[] => {
  const client = useClient({ apiVersion });
  const [heard, setHeard] = useState<readonly HeardChange[]>([]);
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
        if (event.type === 'mutation')
          setHeard((before) => [...before.slice(1 - maxHeard), heardChange(event)]);
      });
    return () => subscription.unsubscribe();
  }, [client, key]);
  return heard;
};

/** What happened before the listener began, as when a dialog is opened again. */
const useStoredChanges = (spans: readonly Span[], isAsked: boolean): readonly HeardChange[] => {
  const client = useClient({ apiVersion });
  const [stored, setStored] = useState<readonly HeardChange[]>([]);
  const key = isAsked ? JSON.stringify(spans) : null;
  useEffect(() => {
    if (key === null) return;
    let isCurrent = true;
    findStoredChanges(client, JSON.parse(key)).then(
      (changes) => isCurrent && setStored(changes),
      // Nobody is named then.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [client, key]);
  return stored;
};

/** Who made all changes of the spans: a name, `Several people`, or null if that is not known. */
export const useWriterOf = (heard: readonly HeardChange[], spans: readonly Span[]): string | null => {
  const known = findAuthors(heard, spans);
  const stored = useStoredChanges(spans, known === null);
  const authors = known ?? findAuthors(stored, spans);
  const [user] = useUser(authors?.[0] ?? '');
  return nameOfAuthors(authors, user?.displayName ?? null);
};

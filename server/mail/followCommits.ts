import type { SanityClient } from '@sanity/client';
import { talkDatasetOf } from './readInbox.ts';

const reopenMs = 30_000;

/**
 * Calls the listener after each commit of a story, correction, comment or task, drafts included. A connection that fails
 * is opened again; commits in between are missed. Returns a function that ends it.
 */
export const followCommits = (client: SanityClient, onCommit: () => void): (() => void) => {
  const ended = new AbortController();
  const open = (dataset: string, filter: string): void => {
    if (ended.signal.aborted) return;
    const subscription = client
      .withConfig({ dataset })
      .listen(
        filter,
        {},
        // Without all versions a listener hears of no drafts.
        { events: ['mutation'], includeResult: false, visibility: 'query', includeAllVersions: true },
      )
      .subscribe({
        next: onCommit,
        error: () => setTimeout(() => open(dataset, filter), reopenMs).unref(),
      });
    ended.signal.addEventListener('abort', () => subscription.unsubscribe());
  };
  const { dataset = '' } = client.config();
  open(dataset, '*[_type in ["article", "correction"]]');
  open(talkDatasetOf(dataset), '*[_type in ["comment", "tasks.task"]]');
  return () => ended.abort();
};

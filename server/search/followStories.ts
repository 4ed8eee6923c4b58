import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import type { Log } from '../processes/catchAndLog.ts';
import { subscribeForever } from '../subscriptions/subscribeForever.ts';

/** A retracted story keeps its address but not its text. `path("*")` excludes drafts and versions. */
const filters = {
  story: '_id in path("*") && _type == "article" && defined(slug.current) && !defined(retractedAt)',
  subject: '_id in path("*") && _type in ["section", "topic", "person"]',
  // Its text is found with its story.
  entry: '_id in path("*") && _type == "liveEntry"',
};

export type StoryListener = {
  /** Events may have been missed before. */
  onSubscribed: () => void;
  /** @param isGone the document, or an entry of the story, was unpublished or deleted, or the story was retracted. */
  onChange: (kind: 'story' | 'subject', id: string, isGone: boolean) => void;
};

/** The part of a document that says which story it is an entry of. */
const version = z.object({ story: z.object({ _ref: z.string() }).optional() }).nullish();
const eventSchema = z.object({
  type: z.literal('mutation'),
  documentId: z.string(),
  transition: z.enum(['appear', 'update', 'disappear']),
  previous: version,
  result: version,
});

/**
 * Listens for changes of published documents, by the same API as `followWithdrawals` of the edge: a live event does not
 * say which document changed.
 */
export const followStories = (client: SanityClient, log: Log, listener: StoryListener): void => {
  for (const kind of ['story', 'subject', 'entry'] as const)
    subscribeForever({
      log,
      open: () =>
        client.listen(
          `*[${filters[kind]}]`,
          {},
          {
            events: ['welcome', 'mutation'],
            includeMutations: false,
            includeResult: kind === 'entry',
            includePreviousRevision: kind === 'entry',
            visibility: 'query',
          },
        ),
      onEvent: (event, { resetBackoff }) => {
        if (event.type === 'welcome') {
          resetBackoff();
          listener.onSubscribed();
        }
        const change = eventSchema.safeParse(event).data;
        if (!change) return;
        const isGone = change.transition === 'disappear';
        if (kind !== 'entry') return listener.onChange(kind, change.documentId, isGone);
        const story = (change.result ?? change.previous)?.story;
        if (story) listener.onChange('story', story._ref, isGone);
      },
      onDisconnect: () => {},
    });
};

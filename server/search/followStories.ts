import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import type { Log } from '../processes/catchAndLog.ts';
import { subscribeForever } from '../subscriptions/subscribeForever.ts';

/** A retracted story keeps its address but not its text. `path("*")` excludes drafts and versions. */
const filters = {
  story: '_id in path("*") && _type == "article" && defined(slug.current) && !defined(retractedAt)',
  subject: '_id in path("*") && _type in ["section", "topic", "person"]',
};
type Kind = keyof typeof filters;

export type StoryListener = {
  /** Events may have been missed before. */
  onSubscribed: () => void;
  /** @param isGone the document was unpublished or deleted, or the story was retracted. */
  onChange: (kind: Kind, id: string, isGone: boolean) => void;
};

const eventSchema = z.object({
  type: z.literal('mutation'),
  documentId: z.string(),
  transition: z.enum(['appear', 'update', 'disappear']),
});

/**
 * Listens for changes of published documents, by the same API as `followWithdrawals` of the edge: a live event does not
 * say which document changed.
 */
export const followStories = (client: SanityClient, log: Log, listener: StoryListener): void => {
  for (const kind of ['story', 'subject'] as const)
    subscribeForever({
      log,
      open: () =>
        client.listen(
          `*[${filters[kind]}]`,
          {},
          {
            events: ['welcome', 'mutation'],
            includeMutations: false,
            includeResult: false,
            visibility: 'query',
          },
        ),
      onEvent: (event, { resetBackoff }) => {
        if (event.type === 'welcome') {
          resetBackoff();
          listener.onSubscribed();
        }
        const change = eventSchema.safeParse(event).data;
        if (change) listener.onChange(kind, change.documentId, change.transition === 'disappear');
      },
      onDisconnect: () => {},
    });
};

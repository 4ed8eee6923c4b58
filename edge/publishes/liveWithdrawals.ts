import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { articlePath, pagePath, personPath, sectionPath, topicPath } from '../../lib/addresses.ts';
import type { Log } from '../../server/processes/catchAndLog.ts';
import { subscribeForever } from '../../server/subscriptions/subscribeForever.ts';

export type LiveWithdrawalsOptions = {
  client: SanityClient;
  log: Log;
  /** The document at this path was unpublished, or the story was retracted. */
  onWithdrawn: (path: string) => void;
  /** The document at this path was published again. */
  onRepublished: (path: string) => void;
};

const paths = {
  article: articlePath,
  page: pagePath,
  person: personPath,
  section: sectionPath,
  topic: topicPath,
};
/**
 * Documents that readers may read in full. `path("*")` excludes drafts, whose events a token also receives. A retracted
 * story keeps its address but not its text.
 */
const readableFilter = `_id in path("*") && (_type == "liveEntry"
  || (_type in ${JSON.stringify(Object.keys(paths))} && defined(slug.current) && !defined(retractedAt)))`;

const documentSchema = z.discriminatedUnion('_type', [
  z.object({
    _type: z.enum(['article', 'page', 'person', 'section', 'topic']),
    slug: z.object({ current: z.string() }),
  }),
  // An entry of a live story, which has no page in the eyes of this list: those of its story show it.
  z.object({ _type: z.literal('liveEntry'), story: z.object({ _ref: z.string() }) }),
]);
const eventSchema = z.object({
  type: z.literal('mutation'),
  transition: z.enum(['appear', 'update', 'disappear']),
  previous: documentSchema.nullish(),
  result: documentSchema.nullish(),
});

const slugQuery = '*[_id == $id][0].slug.current';

/** The path of the pages that show the entries of a story, or null if the story is off the site too. */
const findStoryPath = async (id: string, client: SanityClient): Promise<string | null> => {
  const slug = await client.fetch<string | null>(slugQuery, { id });
  return slug === null ? null : articlePath(slug);
};

/**
 * Listens for documents that readers may no longer read. Live events do not distinguish a withdrawal from a change, and
 * a withdrawal must take effect even if the lake cannot be read afterwards.
 *
 * @see https://www.sanity.io/docs/content-lake/realtime-updates
 */
export const followWithdrawals = ({
  client,
  log,
  onWithdrawn,
  onRepublished,
}: LiveWithdrawalsOptions): void => {
  const tellOfEntry = async (storyId: string): Promise<void> => {
    try {
      const path = await findStoryPath(storyId, client);
      if (path !== null) onWithdrawn(path);
    } catch (error) {
      log.error({ err: error }, 'the story of a withdrawn entry cannot be read');
    }
  };
  subscribeForever({
    log,
    open: () =>
      client.listen(
        `*[${readableFilter}]`,
        {},
        {
          events: ['welcome', 'mutation'],
          includeMutations: false,
          includePreviousRevision: true,
          includeResult: true,
        },
      ),
    onEvent: (event, { resetBackoff }) => {
      if (event.type === 'welcome') resetBackoff();
      const { transition, previous, result } = eventSchema.safeParse(event).data ?? {};
      if (transition === 'disappear' && previous) {
        if (previous._type === 'liveEntry') void tellOfEntry(previous.story._ref);
        else onWithdrawn(paths[previous._type](previous.slug.current));
      }
      if (transition === 'appear' && result && result._type !== 'liveEntry')
        onRepublished(paths[result._type](result.slug.current));
    },
    onDisconnect: () => {},
  });
};

import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { articlePath, pagePath, personPath, sectionPath, topicPath } from '../../lib/addresses.ts';
import type { Log } from '../../server/processes/catchAndLog.ts';
import { subscribeForever } from '../../server/subscriptions/subscribeForever.ts';
import type { Withdrawn } from '../pages/Withdrawals.ts';
import { StoryPaths } from './StoryPaths.ts';

export type LiveWithdrawalsOptions = {
  client: SanityClient;
  log: Log;
  /**
   * The document at this path was unpublished, the story was retracted, or this entry of it was unpublished. An entry
   * without an id: the document has another path now, and no page from before may outlive it here.
   */
  onWithdrawn: (withdrawn: Withdrawn & { entryId: string | null; isRetracted: boolean }) => void;
  /** The document at this path, or this entry of the live story there, was published, perhaps again. */
  onRepublished: (republished: { path: string; entryId: string | null }) => void;
  /** The subscription begins or begins again: withdrawals before this may have been missed. */
  onFollowing: () => void;
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
    _id: z.string(),
    _type: z.enum(['article', 'page', 'person', 'section', 'topic']),
    typeOfWork: z.string().optional().catch(undefined),
    retractedAt: z.string().optional().catch(undefined),
    slug: z.object({ current: z.string() }),
  }),
  // An entry of a live story, which has no page in the eyes of this list: those of its story show it.
  z.object({ _id: z.string(), _type: z.literal('liveEntry'), story: z.object({ _ref: z.string() }) }),
]);
type StoredPage = z.infer<typeof documentSchema>;

const eventSchema = z.object({
  type: z.literal('mutation'),
  transition: z.enum(['appear', 'update', 'disappear']),
  previous: documentSchema.nullish(),
  // A document that lost its slug is withdrawn, whatever it holds now.
  result: documentSchema.nullish().catch(null),
});

/** The path of a document before it got another one. */
const pathLeft = (previous: StoredPage, result: StoredPage): string | null => {
  if (previous._type === 'liveEntry' || result._type === 'liveEntry') return null;
  const path = paths[previous._type](previous.slug.current);
  return path === paths[result._type](result.slug.current) ? null : path;
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
  onFollowing,
}: LiveWithdrawalsOptions): void => {
  const stories = new StoryPaths({ client, log });
  const failed = (error: unknown) => log.error({ err: error }, 'the story of an entry could not be handled');
  /** At once if the address is known: the lake may not answer any more. */
  const withStoryPath = (storyId: string, tell: (path: string) => void): void => {
    const known = stories.known(storyId);
    if (known !== null) tell(known);
    else
      stories
        .find(storyId)
        .then((path) => path !== null && tell(path))
        .catch(failed);
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
      if (event.type === 'welcome') {
        resetBackoff();
        void stories.load();
        onFollowing();
      }
      const { transition, previous, result } = eventSchema.safeParse(event).data ?? {};
      if (transition === 'disappear' && previous) {
        const { _id: entryId } = previous;
        if (previous._type === 'liveEntry')
          withStoryPath(previous.story._ref, (path) =>
            onWithdrawn({ path, kind: 'entry', entryId, isRetracted: false }),
          );
        else
          onWithdrawn({
            path: paths[previous._type](previous.slug.current),
            kind: 'document',
            entryId: null,
            isRetracted: result?._type === 'article' && result.retractedAt !== undefined,
          });
      }
      const formerPath = transition === 'update' && previous && result ? pathLeft(previous, result) : null;
      // The site may fail before it redirects, and a later withdrawal names only the new path.
      if (formerPath !== null)
        onWithdrawn({ path: formerPath, kind: 'entry', entryId: null, isRetracted: false });
      if (result && result._type === 'article' && result.typeOfWork === 'live')
        stories.note(result._id, result.slug.current);
      if (transition === 'appear' && result) {
        const { _id: entryId } = result;
        if (result._type === 'liveEntry')
          withStoryPath(result.story._ref, (path) => onRepublished({ path, entryId }));
        else onRepublished({ path: paths[result._type](result.slug.current), entryId: null });
      }
    },
    onDisconnect: () => {},
  });
};

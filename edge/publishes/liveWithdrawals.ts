import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { articlePath, pagePath, personPath, sectionPath, topicPath } from '../../lib/addresses.ts';
import type { Log } from '../../server/processes/guarded.ts';
import { followForGood } from './followForGood.ts';

export type LiveWithdrawalsOptions = {
  client: SanityClient;
  log: Log;
  /** The document at this path is published no more, or a story whose text was retracted. */
  onWithdrawn: (path: string) => void;
  /** It is published again. */
  onReturned: (path: string) => void;
};

const paths = {
  article: articlePath,
  page: pagePath,
  person: personPath,
  section: sectionPath,
  topic: topicPath,
};
/**
 * What readers may read the whole of: published, so no draft, which whoever has a token hears of, too. A retracted
 * story keeps its address and loses its text.
 */
const standing = `_id in path("*") && _type in ${JSON.stringify(Object.keys(paths))} && defined(slug.current) && !defined(retractedAt)`;

const documentSchema = z.object({
  _type: z.enum(['article', 'page', 'person', 'section', 'topic']),
  slug: z.object({ current: z.string() }),
});
const eventSchema = z.object({
  type: z.literal('mutation'),
  transition: z.enum(['appear', 'update', 'disappear']),
  previous: documentSchema.nullish(),
  result: documentSchema.nullish(),
});

/**
 * Listens for documents that leave what readers may read. The live events do not tell a withdrawal from a change, and
 * a withdrawal must hold even when nothing can be read of the lake afterwards.
 *
 * @see https://www.sanity.io/docs/content-lake/realtime-updates
 */
export const followWithdrawals = ({ client, log, onWithdrawn, onReturned }: LiveWithdrawalsOptions): void =>
  followForGood({
    log,
    open: () =>
      client.listen(
        `*[${standing}]`,
        {},
        {
          events: ['welcome', 'mutation'],
          includeMutations: false,
          includePreviousRevision: true,
          includeResult: true,
        },
      ),
    onEvent: (event, { isGood }) => {
      if (event.type === 'welcome') isGood();
      const { transition, previous, result } = eventSchema.safeParse(event).data ?? {};
      if (transition === 'disappear' && previous) onWithdrawn(paths[previous._type](previous.slug.current));
      if (transition === 'appear' && result) onReturned(paths[result._type](result.slug.current));
    },
    onBreak: () => {},
  });

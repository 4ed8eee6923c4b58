import { documentTags } from '../store/index/syncTags.ts';
import type { Access } from '../types/access.ts';
import type { Commit } from '../types/commits.ts';
import type { SanityDocument } from '../types/documents.ts';
import { commitsSince, type Followed, positionOf } from './commitLog.ts';
import { catchUp, type EventSource, formatEvent } from './eventStream.ts';
import { isPublishedId } from './publishedId.ts';

type LiveReader = {
  dataset: Followed;
  access: Access;
  /** Also tell of drafts and versions that the reader may read. */
  includeDrafts: boolean;
  /** The id of the last event that the reader saw, when it comes back. */
  lastEventId: string | null;
};

/**
 * The live events of one reader: `welcome`, what it missed since its last event (or `restart` when that is too long
 * ago: everything may have changed), then a `message` with the sync tags of each commit that it may know of.
 */
export const liveEventsSource =
  (reader: LiveReader): EventSource =>
  (sink) => {
    const { dataset, lastEventId } = reader;
    sink.write(formatEvent({ event: 'welcome', id: lastEventId ?? positionOf(dataset), data: {} }));
    const follow = () =>
      dataset.onCommit((commit) => {
        for (const frame of framesOf(reader, commit)) sink.write(frame);
      });
    if (lastEventId === null) return follow();
    const missed = commitsSince(dataset, lastEventId);
    if (missed) return catchUp(sink, framesOfAll(reader, missed), follow);
    sink.write(formatEvent({ event: 'restart', id: positionOf(dataset), data: {} }));
    return follow();
  };

function* framesOfAll(reader: LiveReader, commits: Iterable<Commit>): Iterable<string> {
  for (const commit of commits) yield* framesOf(reader, commit);
}

/** One event, or none where a commit says nothing that the reader may know of. */
const framesOf = (reader: LiveReader, commit: Commit): string[] => {
  const tags = tagsFor(reader, commit);
  return tags.length > 0 ? [formatEvent({ event: 'message', id: commit.transactionId, data: { tags } })] : [];
};

/** A change is told to whoever could read the document before or after: unpublishing concerns readers too. */
const tagsFor = ({ access, includeDrafts }: LiveReader, commit: Commit): string[] => {
  const known = (document: SanityDocument | null) => (document && access.canRead(document) ? document : null);
  const told = commit.changes
    .filter(({ id }) => includeDrafts || isPublishedId(id))
    // A tag is of a value: of what was there before, or came after, the reader learns as much as they may read.
    .map((change) => ({ ...change, before: known(change.before), after: known(change.after) }))
    .filter(({ before, after }) => before !== null || after !== null);
  return [...new Set(told.flatMap(({ before, after }) => documentTags(before, after)))];
};

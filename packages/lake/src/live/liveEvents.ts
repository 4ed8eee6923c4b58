import { documentTags } from '../store/index/syncTags.ts';
import type { Access } from '../types/access.ts';
import type { Commit } from '../types/commits.ts';
import type { SanityDocument } from '../types/documents.ts';
import { catchUp } from './catchUp.ts';
import { commitsSince, type Followed, positionOf } from './commitLog.ts';
import { type EventSource, formatEvent } from './eventStream.ts';
import { isPublishedId } from './publishedId.ts';

type LiveClient = {
  dataset: Followed;
  access: Access;
  /** Also send events of drafts and versions that the client may read. */
  includeDrafts: boolean;
  /** The id of the last event that the client got before it reconnected. */
  lastEventId: string | null;
};

/**
 * The live events of one client: `welcome`, then the events since its last one (or `restart` if that is too old:
 * everything may have changed), then a `message` with the sync tags of each commit that it may see.
 */
export const liveEventsSource =
  (client: LiveClient): EventSource =>
  (sink) => {
    const { dataset, lastEventId } = client;
    sink.write(formatEvent({ event: 'welcome', id: lastEventId ?? positionOf(dataset), data: {} }));
    const follow = () =>
      dataset.onCommit((commit) => {
        for (const frame of framesOf(client, commit)) sink.write(frame);
      });
    if (lastEventId === null) return follow();
    const missed = commitsSince(dataset, lastEventId);
    if (missed) return catchUp(sink, framesOfAll(client, missed), follow);
    sink.write(formatEvent({ event: 'restart', id: positionOf(dataset), data: {} }));
    return follow();
  };

function* framesOfAll(client: LiveClient, commits: Iterable<Commit>): Iterable<string> {
  for (const commit of commits) yield* framesOf(client, commit);
}

/** Frames that were already written: most clients see the same part of a commit. */
const written = new WeakMap<Commit, Map<string, string[]>>();

/** One event, or none when the client may not see anything of the commit. */
const framesOf = (client: LiveClient, commit: Commit): string[] => {
  const { access, includeDrafts } = client;
  if (access.reads === 'filter') return writeFrames(client, commit);
  const known = written.get(commit) ?? new Map<string, string[]>();
  written.set(commit, known);
  const view = `${access.reads} ${includeDrafts}`;
  const frames = known.get(view) ?? writeFrames(client, commit);
  known.set(view, frames);
  return frames;
};

const writeFrames = (client: LiveClient, commit: Commit): string[] => {
  const tags = tagsFor(client, commit);
  return tags.length > 0 ? [formatEvent({ event: 'message', id: commit.transactionId, data: { tags } })] : [];
};

/** A client gets a change of a document that it could read before or after, so that it receives unpublish events. */
const tagsFor = ({ access, includeDrafts }: LiveClient, commit: Commit): string[] => {
  const readable = (document: SanityDocument | null) =>
    document && access.canRead(document) ? document : null;
  const visible = commit.changes
    .filter(({ id }) => includeDrafts || isPublishedId(id))
    // A tag stands for a value: only readable values produce a tag.
    .map((change) => ({ ...change, before: readable(change.before), after: readable(change.after) }))
    .filter(({ before, after }) => before !== null || after !== null);
  return [...new Set(visible.flatMap(({ before, after }) => documentTags(before, after)))];
};

import { randomUUID } from 'node:crypto';
import { isVersionId } from '../documents/ids.ts';
import type { Access } from '../types/access.ts';
import type { Commit } from '../types/commits.ts';
import type { DocumentChange } from '../types/documents.ts';
import { catchUp } from './catchUp.ts';
import { commitsSince, type Followed, positionOf } from './commitLog.ts';
import { effectsOf } from './effects.ts';
import { type EventSink, type EventSource, formatEvent } from './eventStream.ts';
import type { OpenFilter } from './listenerFilter.ts';
import { isPublishedId } from './publishedId.ts';

/** Which documents a listener gets events of: published ones, drafts too, or also the versions in releases. */
export type Reach = 'published' | 'drafts' | 'versions';

/** The options of a listener, named as in the API. */
export type ListenerOptions = {
  includeResult: boolean;
  includePreviousRevision: boolean;
  includeMutations: boolean;
  reach: Reach;
  effectFormat: 'mendoza' | null;
  enableResume: boolean;
};

type Listener = {
  dataset: Followed;
  access: Access;
  filter: OpenFilter;
  options: ListenerOptions;
  /** The id of the last event that the client got before it reconnected. */
  lastEventId: string | null;
};

type Transition = 'appear' | 'update' | 'disappear';
type MatchingChange = { change: DocumentChange; transition: Transition };

/**
 * The events of one listener: `welcome`, or `welcomeback` and the missed events when it resumes, then a `mutation`
 * for each change of a document that the caller may read and the filter matches, before or after the change.
 */
export const listenerSource =
  (listener: Listener): EventSource =>
  (sink) => {
    const release = listener.filter.hold();
    const stop = startListening(listener, sink);
    return () => {
      stop();
      release();
    };
  };

const startListening = (listener: Listener, sink: EventSink): (() => void) => {
  const { dataset, options, lastEventId } = listener;
  const name = { listenerName: randomUUID() };
  const position = options.enableResume ? { id: `${positionOf(dataset)}#` } : {};
  const missed = options.enableResume && lastEventId ? missedEvents(listener, lastEventId) : null;
  const follow = () =>
    dataset.onCommit((commit) => {
      for (const frame of framesOf(listener, commit)) sink.write(frame);
    });
  if (missed) {
    sink.write(
      formatEvent({ event: 'welcomeback', data: name, ...(lastEventId ? { id: lastEventId } : {}) }),
    );
    return catchUp(sink, missed, follow);
  }
  const event = options.enableResume && lastEventId ? 'reset' : 'welcome';
  sink.write(formatEvent({ event, data: name, ...position }));
  return follow();
};

/** Null if the event is too old. */
const missedEvents = (listener: Listener, lastEventId: string): Iterable<string> | null => {
  const [transactionId = '', ...rest] = lastEventId.split('#');
  const documentId = rest.join('#');
  const isPartial = documentId !== '';
  const commits = commitsSince(listener.dataset, transactionId, { isIncluded: isPartial });
  return commits && framesOfAll(listener, commits, isPartial ? documentId : null);
};

/** The frames of all commits. With `after`, those of the first commit begin behind that document's event. */
function* framesOfAll(listener: Listener, commits: Iterable<Commit>, after: string | null): Iterable<string> {
  let seen = after;
  for (const commit of commits) {
    yield* framesOf(listener, commit, seen);
    seen = null;
  }
}

/**
 * A commit's events for this listener, in the order of the documents' ids, so that the order is always the same.
 * With `after`, only those behind the event of that document.
 */
const framesOf = (listener: Listener, commit: Commit, after: string | null = null): string[] => {
  const changes = commit.changes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const matching = changes.flatMap((change): MatchingChange[] => {
    const transition = transitionOf(listener, change);
    return transition ? [{ change, transition }] : [];
  });
  const frames = matching.map((one, index) =>
    frameOf(listener, { ...one, commit, current: index + 1, total: matching.length }),
  );
  if (after === null) return frames;
  const seen = matching.findIndex(({ change }) => change.id === after);
  return seen === -1 ? [] : frames.slice(seen + 1);
};

const isWithin: Record<Reach, (id: string) => boolean> = {
  published: isPublishedId,
  drafts: (id) => !isVersionId(id),
  versions: () => true,
};

const transitionOf = (
  { access, filter: { matches }, options }: Listener,
  change: DocumentChange,
): Transition | null => {
  if (!isWithin[options.reach](change.id)) return null;
  const { before, after } = change;
  const was = before !== null && access.canRead(before) && matches(before);
  const is = after !== null && access.canRead(after) && matches(after);
  if (was) return is ? 'update' : 'disappear';
  return is ? 'appear' : null;
};

/** Frames that were already written: most listeners of a commit see the same part of it. */
const written = new WeakMap<DocumentChange, Map<string, string>>();

/** A matching change with its place among those of the commit. */
type Event = MatchingChange & { commit: Commit; current: number; total: number };

const frameOf = (listener: Listener, event: Event): string => {
  const { access, options } = listener;
  // Callers whose grants have filters may see different parts of a change.
  if (access.reads === 'filter') return writeFrame(listener, event);
  const frames = written.get(event.change) ?? new Map<string, string>();
  written.set(event.change, frames);
  const view = JSON.stringify([access.reads, options, event.transition, event.current, event.total]);
  const frame = frames.get(view) ?? writeFrame(listener, event);
  frames.set(view, frame);
  return frame;
};

const writeFrame = (
  { access, options }: Listener,
  { commit, change, transition, current, total }: Event,
): string => {
  const { id, before, after, mutations } = change;
  // The mutations of a change between readable and unreadable would reveal the unreadable side.
  const isReadable = (before === null || access.canRead(before)) && (after === null || access.canRead(after));
  const eventId = `${commit.transactionId}#${id}`;
  return formatEvent({
    event: 'mutation',
    id: eventId,
    data: {
      eventId,
      documentId: id,
      transactionId: commit.transactionId,
      transition,
      identity: commit.author,
      ...(options.includeMutations ? { mutations: isReadable ? mutations : [] } : {}),
      ...(options.effectFormat && isReadable ? { effects: effectsOf(change) } : {}),
      ...(options.includeResult && after && access.canRead(after) ? { result: after } : {}),
      ...(options.includePreviousRevision && (before === null || access.canRead(before))
        ? { previous: before }
        : {}),
      ...(before ? { previousRev: before._rev } : {}),
      resultRev: commit.transactionId,
      timestamp: commit.timestamp,
      visibility: 'query',
      transactionCurrentEvent: current,
      transactionTotalEvents: total,
    },
  });
};

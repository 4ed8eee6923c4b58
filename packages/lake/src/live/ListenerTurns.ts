import { LakeError } from '../errors.ts';
import { MainThreadTime } from '../query/worker/MainThreadTime.ts';
import type { MainThreadTurns } from '../turns/MainThreadTurns.ts';
import type { Commit } from '../types/commits.ts';
import type { Followed } from './commitLog.ts';
import { type EventSink, formatEvent } from './eventStream.ts';

/**
 * The part of the main thread's time in which listeners hear of a commit before its author has the response: of the
 * listeners of each caller, and of all. Studio's listeners need a fraction of it.
 */
const shares = { each: 0.02, all: 0.06 };
const windowMs = 500;

/** A turn of listeners that are told later. A save waits for one. */
const maxTurnMs = 5;

/** A stream that is further behind ends. Its client reconnects and resumes. */
const maxWaitingCommits = 20;

/**
 * Live events have no filter and cost little: so many streams of each caller hear of a commit before its author has the
 * response, whatever others use. A site's cache is one of them.
 */
const maxLiveAtOnce = 10;

type Kind = 'listeners' | 'live events';

/** One listener, and the last commit that it heard of. */
type Follower = { sink: EventSink; tell: (commit: Commit) => void; heard: number };

/** The listeners of one caller to one dataset. */
type Crowd = {
  caller: string;
  kind: Kind;
  followers: Set<Follower>;
  /** The commits that not all have heard of. */
  commits: Commit[];
  /** The latest commit that is no longer among them. */
  dropped: number;
  /** Those who have yet to hear of the commits. Null while there is nothing to tell. */
  rest: Iterator<Follower> | null;
  /** The latest commit of which all will have heard at the end of `rest`. */
  until: number;
};

/**
 * Tells the listeners of signed-in callers of commits. What takes longer than a moment, for a caller with many or costly
 * listeners, is done after the author of a commit has the response, in the turns of the caller: each commit would cost
 * everybody the sum. A commit costs its author nothing for each of these listeners.
 */
export class ListenerTurns {
  readonly #turns: Pick<MainThreadTurns, 'take'>;
  readonly #time: MainThreadTime;
  readonly #now: () => number;
  readonly #crowds = new WeakMap<Followed['db'], Map<string, Crowd>>();

  /** @param now monotonic milliseconds. */
  constructor(
    turns: Pick<MainThreadTurns, 'take'>,
    now: () => number = () => performance.now(),
    time = new MainThreadTime({ share: shares, windowMs }, now),
  ) {
    this.#turns = turns;
    this.#now = now;
    this.#time = time;
  }

  /** The dataset, to which a stream of the caller listens. It hears of each commit once and in order, or ends. */
  pace(dataset: Followed, caller: string, sink: EventSink, kind: Kind = 'listeners'): Followed {
    const { project, name, db, get, sequence } = dataset;
    const onCommit: Followed['onCommit'] = (listener) => {
      const { followers } = this.#crowdOf(dataset, caller, kind);
      const follower = { sink, tell: listener, heard: sequence() };
      followers.add(follower);
      return () => followers.delete(follower);
    };
    return { project, name, db, get, sequence, onCommit };
  }

  /** A crowd listens to the dataset once, until none of its listeners is left. */
  #crowdOf(dataset: Followed, caller: string, kind: Kind): Crowd {
    const crowds = this.#crowds.get(dataset.db) ?? new Map<string, Crowd>();
    this.#crowds.set(dataset.db, crowds);
    const key = `${kind} ${caller}`;
    const known = crowds.get(key);
    if (known) return known;
    const crowd: Crowd = {
      ...{ caller, kind, followers: new Set<Follower>(), commits: [], dropped: 0, rest: null, until: 0 },
    };
    crowds.set(key, crowd);
    const stop = dataset.onCommit((commit) => {
      if (crowd.followers.size > 0) return this.#hear(crowd, commit);
      crowds.delete(key);
      stop();
    });
    return crowd;
  }

  #hear(crowd: Crowd, commit: Commit): void {
    crowd.commits.push(commit);
    if (crowd.commits.length > maxWaitingCommits + 1) crowd.dropped = crowd.commits.shift()?.sequence ?? 0;
    if (crowd.rest) return;
    begin(crowd);
    const { caller, kind } = crowd;
    if (kind === 'live events')
      for (let count = 0; count <= maxLiveAtOnce; count++) if (!tellNext(crowd)) return;
    while (this.#time.isLeftFor(caller)) if (!this.#time.charge(caller, () => tellNext(crowd))) return;
    void this.#tellInTurns(crowd);
  }

  async #tellInTurns(crowd: Crowd): Promise<void> {
    do {
      await this.#turns.take(crowd.caller);
      const begun = this.#now();
      while (tellNext(crowd) && this.#now() - begun < maxTurnMs);
    } while (crowd.rest);
  }
}

const begin = (crowd: Crowd): void => {
  crowd.rest = crowd.followers.values();
  crowd.until = crowd.commits.at(-1)?.sequence ?? 0;
};

/** Tells the next listener what it has not heard of. False once all have heard of everything. */
const tellNext = (crowd: Crowd): boolean => {
  const next = crowd.rest?.next();
  if (next && !next.done) {
    const follower = next.value;
    if (follower.heard < crowd.dropped) follower.sink.end();
    else for (const commit of crowd.commits) tell(crowd, follower, commit);
    return true;
  }
  crowd.commits = crowd.commits.filter(({ sequence }) => sequence > crowd.until);
  if (crowd.commits.length > 0) begin(crowd);
  else crowd.rest = null;
  return crowd.rest !== null;
};

const tell = ({ followers }: Crowd, follower: Follower, commit: Commit): void => {
  if (commit.sequence <= follower.heard || !followers.has(follower)) return;
  follower.heard = commit.sequence;
  try {
    follower.tell(commit);
  } catch (error) {
    if (!(error instanceof LakeError)) console.error('A listener failed on a commit:', error);
    follower.sink.write(channelError(error));
    follower.sink.end();
  }
};

const channelError = (error: unknown): string => {
  const { message, type, details } =
    error instanceof LakeError ? error : new LakeError(500, 'The stream failed');
  return formatEvent({ event: 'channelError', data: { error: { description: message, ...details, type } } });
};

import { LakeError } from '../errors.ts';
import { MainThreadTime } from '../query/worker/MainThreadTime.ts';
import type { MainThreadTurns } from '../turns/MainThreadTurns.ts';
import type { Commit } from '../types/commits.ts';
import { type EventSink, formatEvent } from './eventStream.ts';

/**
 * The part of the main thread's time in which listeners hear of a commit before its author has the response: of the
 * listeners of each caller, and of all. Studio's listeners need a fraction of it.
 */
const shares = { each: 0.02, all: 0.06 };
const windowMs = 500;

/** A stream that is further behind ends. Its client reconnects and resumes. */
const maxWaitingCommits = 20;

/**
 * Tells the listeners of signed-in callers of commits. The filters of a caller with many or costly listeners are evaluated
 * after the author of a commit has the response, in the turns of the caller: each commit would cost everybody the sum.
 */
export class ListenerTurns {
  readonly #turns: Pick<MainThreadTurns, 'take'>;
  readonly #time: MainThreadTime;

  constructor(turns: Pick<MainThreadTurns, 'take'>, time = new MainThreadTime({ share: shares, windowMs })) {
    this.#turns = turns;
    this.#time = time;
  }

  /** Wraps a listener to commits. It hears of each commit once and in order, or its stream ends. */
  pace(caller: string, sink: EventSink, listener: (commit: Commit) => void): (commit: Commit) => void {
    const waiting: Commit[] = [];
    const tell = (commit: Commit): void => {
      try {
        listener(commit);
      } catch (error) {
        if (!(error instanceof LakeError)) console.error('A listener failed on a commit:', error);
        sink.write(channelError(error));
        sink.end();
      }
    };
    const tellInTurns = async (): Promise<void> => {
      while (waiting.length > 0) {
        await this.#turns.take(caller);
        const commit = waiting[0];
        if (commit) tell(commit);
        waiting.shift();
      }
    };
    return (commit) => {
      if (waiting.length === 0 && this.#time.isLeftFor(caller))
        return this.#time.charge(caller, () => tell(commit));
      if (waiting.length >= maxWaitingCommits) {
        waiting.length = 0;
        return sink.end();
      }
      waiting.push(commit);
      if (waiting.length === 1) void tellInTurns();
    };
  }
}

const channelError = (error: unknown): string => {
  const { message, type, details } =
    error instanceof LakeError ? error : new LakeError(500, 'The stream failed');
  return formatEvent({ event: 'channelError', data: { error: { description: message, ...details, type } } });
};

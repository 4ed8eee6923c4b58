import type { AskedListener } from '../live/listenRequest.ts';
import type { DatasetLocation, Failure } from '../query/worker/messages.ts';

/** The subscription of an anonymous client: the documents that a filter matches, or live events. */
export type AskedStream = { place: DatasetLocation; lastEventId: string | null } & (
  | { kind: 'listener'; asked: AskedListener }
  | { kind: 'live' }
);

/** To the worker thread. */
export type StreamCommand =
  /** Whether a listener can be opened. */
  | { kind: 'check'; id: number; asked: AskedListener }
  | { kind: 'open'; id: number; address: string; stream: AskedStream }
  | { kind: 'close'; id: number }
  /** Answers `awaitDrain`. */
  | { kind: 'drained'; id: number; isOpen: boolean }
  /** Something was committed to the dataset. */
  | { kind: 'committed'; path: string };

/** From the worker thread. */
export type StreamReply =
  | { kind: 'checked'; id: number; failure: Failure | null; milliseconds: number }
  /** The same text for all of these streams. */
  | { kind: 'frames'; text: string; ids: number[] }
  | { kind: 'end'; id: number }
  /** Asks for `drained` once the client has read what was written. */
  | { kind: 'awaitDrain'; id: number }
  /** Processor time by address since the last such message. */
  | { kind: 'spent'; spent: [address: string, milliseconds: number][] }
  /** Answers `committed`: all streams of the dataset have got their events. */
  | { kind: 'delivered'; path: string };

/** The indexes of numbers in memory that both threads share. */
export const progress = {
  /** Grows as long as the thread makes progress. */
  steps: 0,
  /** The id of the stream or check that it works for. */
  current: 1,
  count: 2,
} as const;

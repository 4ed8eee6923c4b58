import type { AskedListener } from '../live/listenRequest.ts';
import type { Failure, Place } from '../query/worker/messages.ts';

/** What a stranger follows of a dataset: documents of a filter, or its live events. */
export type AskedStream = { place: Place; lastEventId: string | null } & (
  | { kind: 'listener'; asked: AskedListener }
  | { kind: 'live' }
);

/** To the thread. */
export type StreamOrder =
  /** Whether a listener can be opened. */
  | { kind: 'check'; id: number; asked: AskedListener }
  | { kind: 'open'; id: number; address: string; stream: AskedStream }
  | { kind: 'close'; id: number }
  /** The reader has taken what was written, or left. */
  | { kind: 'room'; id: number; isThere: boolean }
  /** Something was committed to the dataset. */
  | { kind: 'tick'; path: string };

/** From the thread. */
export type StreamNews =
  | { kind: 'checked'; id: number; failure: Failure | null; milliseconds: number }
  /** One text for all of these streams. */
  | { kind: 'frames'; text: string; ids: number[] }
  | { kind: 'end'; id: number }
  | { kind: 'room?'; id: number }
  /** How much time whose streams took. */
  | { kind: 'spent'; spent: [address: string, milliseconds: number][] }
  /** All that was committed until then was told. */
  | { kind: 'told'; path: string };

/** Shared numbers, by their index. */
export const progress = {
  /** Grows as long as the thread gets on. */
  steps: 0,
  /** The stream or check that it works for. */
  current: 1,
  count: 2,
} as const;

import type { AccessChanges } from '../accounts/accessChanges.ts';
import type { Access, Entry } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import { type EventSource, formatEvent, keepAliveFrame, keepAliveMs } from './eventStream.ts';

/** Readers come back after a second, not after the three that browsers wait. */
const reconnectFrame = 'retry: 1000\n\n';

type Watch = {
  context: {
    enter(entry: Entry): { dataset: Dataset; access: Access };
    accounts: { changes: AccessChanges };
    /** Ends with the lake. */
    signal: AbortSignal;
  };
  /** Of the request that opened the stream, which itself is not kept. */
  entry: Entry;
  /** What a reader of a deleted dataset is told, so that it does not come back. */
  farewell: { event: string; data: unknown };
};

/**
 * A source that is kept alive, and ends with the lake, with its dataset, and with the right to read it: a person
 * who was removed or signed out, or whose role was changed, hears nothing more a second later; nor does a stranger
 * once the dataset is private.
 */
export const watched =
  ({ context, entry, farewell }: Watch, source: EventSource): EventSource =>
  (sink) => {
    const { dataset, access } = context.enter(entry);
    const roles = access.identity.roles.join();
    const isAllowed = (): boolean => {
      try {
        const { identity } = context.enter(entry).access;
        return identity.id === access.identity.id && identity.roles.join() === roles;
      } catch {
        return false;
      }
    };
    const recheck = (): void => {
      if (!isAllowed()) sink.end();
    };
    const beat = setInterval(() => {
      recheck();
      sink.write(keepAliveFrame);
    }, keepAliveMs);
    beat.unref();
    const sayFarewell = (): void => {
      if (!context.signal.aborted) sink.write(formatEvent(farewell));
      sink.end();
    };
    const ignoreChanges = context.accounts.changes.onChange(recheck);
    dataset.closed.addEventListener('abort', sayFarewell);
    context.signal.addEventListener('abort', sink.end);
    sink.write(reconnectFrame);
    const stop = source(sink);
    return () => {
      clearInterval(beat);
      ignoreChanges();
      dataset.closed.removeEventListener('abort', sayFarewell);
      context.signal.removeEventListener('abort', sink.end);
      stop();
    };
  };

import type { AccessChanges } from '../accounts/accessChanges.ts';
import type { Access, Entry } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import { type EventSource, formatEvent, keepAliveFrame, keepAliveIntervalMs } from './eventStream.ts';
import { onAbort } from './onAbort.ts';

/** Clients reconnect after a second, instead of a browser's three. */
const reconnectFrame = 'retry: 1000\n\n';

type Watch = {
  context: {
    enter(entry: Entry): { dataset: Dataset; access: Access };
    accounts: { changes: AccessChanges };
    /** Aborts when the lake closes. */
    signal: AbortSignal;
  };
  /** Of the request that opened the stream; the request is not kept in memory. */
  entry: Entry;
  /** The last event when the dataset is deleted, so that the client does not reconnect. */
  farewell: { event: string; data: unknown };
};

/**
 * A source with keep-alive frames. It ends when the lake closes, when the dataset is deleted, and within a second when
 * the caller loses the right to read: an account removed, signed out or with another role, or an anonymous client of
 * a dataset that becomes private.
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
    }, keepAliveIntervalMs);
    beat.unref();
    const endWithFarewell = (): void => {
      if (!context.signal.aborted) sink.write(formatEvent(farewell));
      sink.end();
    };
    const stopWatching = [
      context.accounts.changes.onChange(recheck),
      onAbort(dataset.closed, endWithFarewell),
      onAbort(context.signal, () => sink.end()),
    ];
    sink.write(reconnectFrame);
    const stop = source(sink);
    return () => {
      clearInterval(beat);
      for (const each of stopWatching) each();
      stop();
    };
  };

import type { LakeContext } from '../types.ts';
import { type EventSource, keepAliveFrame, keepAliveMs } from './eventStream.ts';

/** Readers come back after a second, not after the three that browsers wait. */
const reconnectFrame = 'retry: 1000\n\n';

/**
 * A source that is kept alive, and ends with the lake or with the session that opened it: a person who was removed,
 * or signed out, hears nothing more after the next beat. The same goes for a role that was changed.
 */
export const watched =
  (
    { identify, signal }: Pick<LakeContext, 'identify' | 'signal'>,
    request: Request,
    source: EventSource,
  ): EventSource =>
  (sink) => {
    const opened = identify(request);
    const beat = setInterval(() => {
      try {
        const now = identify(request);
        if (now.id !== opened.id || now.roles.join() !== opened.roles.join()) return sink.end();
      } catch {
        return sink.end();
      }
      sink.write(keepAliveFrame);
    }, keepAliveMs);
    beat.unref();
    signal.addEventListener('abort', sink.end);
    sink.write(reconnectFrame);
    const stop = source(sink);
    return () => {
      clearInterval(beat);
      signal.removeEventListener('abort', sink.end);
      stop();
    };
  };

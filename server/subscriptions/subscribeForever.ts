import { defer, type Observable, Subscription } from 'rxjs';
import { catchAndLog, type Log } from '../processes/catchAndLog.ts';

const firstPauseMs = 500;
const maxPauseMs = 10_000;

export type SubscriptionOptions<Event> = {
  /** Opens the subscription. */
  open: () => Observable<Event>;
  /** `resetBackoff` resets the pause; `reconnect` closes the connection and opens a new one. */
  onEvent: (event: Event, connection: { resetBackoff: () => void; reconnect: () => void }) => void;
  onDisconnect: () => void;
  /** Errors of `onEvent` are logged; the subscription stays open. */
  log: Log;
};

/** Subscribes without end: reconnects after each disconnect, with growing pauses. */
export const subscribeForever = <Event>({ open, log, ...handlers }: SubscriptionOptions<Event>): void => {
  const onEvent = catchAndLog(log, 'an event of the Content Lake', handlers.onEvent);
  const onDisconnect = catchAndLog(log, 'a disconnect from the Content Lake', handlers.onDisconnect);
  let pauseMs = firstPauseMs;

  const subscribe = () => {
    const subscription = new Subscription();
    let isClosed = false;
    const reconnect = () => {
      if (isClosed) return;
      isClosed = true;
      subscription.unsubscribe();
      onDisconnect();
      setTimeout(subscribe, pauseMs);
      pauseMs = Math.min(pauseMs * 2, maxPauseMs);
    };
    const resetBackoff = () => {
      pauseMs = firstPauseMs;
    };
    // `defer` turns an exception of `open` into a disconnect, which may happen before `add` returns.
    subscription.add(
      defer(open).subscribe({
        next: (event) => onEvent(event, { resetBackoff, reconnect }),
        error: reconnect,
        complete: reconnect,
      }),
    );
  };
  subscribe();
};

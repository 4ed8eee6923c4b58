import { defer, type Observable, Subscription } from 'rxjs';
import { guarded, type Log } from '../../server/processes/guarded.ts';

const firstPauseMs = 500;
const maxPauseMs = 10_000;

export type Following<Event> = {
  /** Opens the subscription. */
  open: () => Observable<Event>;
  /** `isGood` resets the pause; `giveUp` closes the connection and opens a new one. */
  onEvent: (event: Event, connection: { isGood: () => void; giveUp: () => void }) => void;
  onBreak: () => void;
  /** Errors of `onEvent` are logged; the subscription stays open. */
  log: Log;
};

/** Subscribes, and reconnects after each break with a growing pause, without end. */
export const subscribeForever = <Event>({ open, log, ...following }: Following<Event>): void => {
  const onEvent = guarded(log, 'an event of the Content Lake', following.onEvent);
  const onBreak = guarded(log, 'a break of the Content Lake’s events', following.onBreak);
  let pauseMs = firstPauseMs;

  const subscribe = () => {
    const subscription = new Subscription();
    let isOver = false;
    const again = () => {
      if (isOver) return;
      isOver = true;
      subscription.unsubscribe();
      onBreak();
      setTimeout(subscribe, pauseMs);
      pauseMs = Math.min(pauseMs * 2, maxPauseMs);
    };
    const isGood = () => {
      pauseMs = firstPauseMs;
    };
    // `defer` turns an exception of `open` into a break. A break may come before `add` returns.
    subscription.add(
      defer(open).subscribe({
        next: (event) => onEvent(event, { isGood, giveUp: again }),
        error: again,
        complete: again,
      }),
    );
  };
  subscribe();
};

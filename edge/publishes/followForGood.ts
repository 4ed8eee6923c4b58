import { defer, type Observable, Subscription } from 'rxjs';
import { guarded, type Log } from '../../server/processes/guarded.ts';

const firstPauseMs = 500;
const longestPauseMs = 10_000;

export type Following<Event> = {
  /** Opens the subscription. */
  open: () => Observable<Event>;
  /** Told of each event, with what counts the connection as good, and what gives it up for a new one. */
  onEvent: (event: Event, connection: { isGood: () => void; giveUp: () => void }) => void;
  onBreak: () => void;
  /** An event that cannot be handled is logged, and the subscription stays. */
  log: Log;
};

/** Subscribes, and subscribes anew after every break, with a growing pause: it never gives up. */
export const followForGood = <Event>({ open, log, ...following }: Following<Event>): void => {
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
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    };
    const isGood = () => {
      pauseMs = firstPauseMs;
    };
    // What opening throws is a break, too; and a break may come before there is anything to leave.
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

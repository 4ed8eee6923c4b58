import type { Observable } from 'rxjs';

const firstPauseMs = 500;
const longestPauseMs = 10_000;

export type Following<Event> = {
  /** Opens the subscription. */
  open: () => Observable<Event>;
  /** Told of each event, with what counts the connection as good, and what gives it up for a new one. */
  onEvent: (event: Event, connection: { isGood: () => void; giveUp: () => void }) => void;
  onBreak: () => void;
};

/** Subscribes, and subscribes anew after every break, with a growing pause: it never gives up. */
export const followForGood = <Event>({ open, onEvent, onBreak }: Following<Event>): void => {
  let pauseMs = firstPauseMs;

  const subscribe = () => {
    let isOver = false;
    const again = () => {
      if (isOver) return;
      isOver = true;
      subscription?.unsubscribe();
      onBreak();
      setTimeout(subscribe, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    };
    const isGood = () => {
      pauseMs = firstPauseMs;
    };
    const subscription = open().subscribe({
      next: (event) => onEvent(event, { isGood, giveUp: again }),
      error: again,
      complete: again,
    });
    if (isOver) subscription.unsubscribe();
  };
  subscribe();
};

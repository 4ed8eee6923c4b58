import type { Observable } from 'rxjs';

/** What an observable said so far, and a way to wait for more of it. */
export const collect = <Event>(observable: Observable<Event>) => {
  const events: Event[] = [];
  const errors: unknown[] = [];
  let wake = (): void => {};
  const subscription = observable.subscribe({
    next: (event) => {
      events.push(event);
      wake();
    },
    error: (error) => {
      errors.push(error);
      wake();
    },
  });
  const until = async (isDone: () => boolean): Promise<void> => {
    const deadline = Date.now() + 4_000;
    while (!isDone()) {
      if (Date.now() > deadline) throw new Error(`Only these came: ${JSON.stringify({ events, errors })}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 50);
      });
    }
  };
  return {
    events,
    errors,
    until,
    count: (wanted: number) => until(() => events.length >= wanted),
    stop: () => subscription.unsubscribe(),
  };
};

import type { Observable } from 'rxjs';
import { waitUntil } from '../../src/testing/waitUntil.ts';

/** Collects the events of an observable, with functions to wait for more. */
export const collect = <Event>(observable: Observable<Event>) => {
  const events: Event[] = [];
  const errors: unknown[] = [];
  const subscription = observable.subscribe({
    next: (event) => void events.push(event),
    error: (error) => void errors.push(error),
  });
  const until = (isDone: () => boolean) =>
    waitUntil(isDone, () => `only these came: ${JSON.stringify({ events, errors })}`);
  return {
    events,
    errors,
    until,
    count: (wanted: number) => until(() => events.length >= wanted),
    stop: () => subscription.unsubscribe(),
  };
};

import { type MonoTypeOperatorFunction, retry, timer } from 'rxjs';

const firstPauseMs = 1_000;
const maxPauseMs = 30_000;

/** Subscribes anew after an error, with growing pauses: a list would lose its number until Studio is loaded again. */
export const subscribeAgain = <Answer>(): MonoTypeOperatorFunction<Answer> =>
  retry({
    delay: (_error, failures) => timer(Math.min(firstPauseMs * 2 ** (failures - 1), maxPauseMs)),
    resetOnSuccess: true,
  });

import { LakeError } from '../errors.ts';
import type { EventSink } from './eventStream.ts';

/**
 * Sends the missed events at the client's reading speed, then calls `follow`. The missed events may exceed the limit of
 * unread bytes.
 */
export const catchUp = (
  sink: EventSink,
  missed: Iterable<string>,
  follow: () => () => void,
): (() => void) => {
  let isStopped = false;
  let stop = (): void => {};
  const frames = missed[Symbol.iterator]();
  const next = () => sink.charge?.(() => frames.next()) ?? frames.next();
  const send = async (): Promise<void> => {
    for (let step = next(); !step.done; step = next()) {
      sink.write(step.value);
      if (!(await sink.waitForDrain()) || isStopped) return;
    }
    // Synchronously after the last missed event: no commit can come in between.
    stop = follow();
  };
  send().catch((error: unknown) => {
    // A rejection, such as a used-up budget, is not a failure of the lake.
    if (!(error instanceof LakeError)) console.error('Sending missed events failed:', error);
    sink.end();
  });
  return () => {
    isStopped = true;
    stop();
  };
};

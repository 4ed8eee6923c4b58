import { parentPort, workerData } from 'node:worker_threads';
import { setLowPriority } from './priority.ts';
import { type Numbered, threadReady } from './runTask.ts';
import type { ThreadData } from './TaskThread.ts';

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Runs in the worker thread: answers the tasks of a `TaskThread`.
 *
 * @param answer returns the reply and the buffers to transfer with it. It must call `checkNotAborted` often, which
 * throws if the task was aborted.
 */
export const answerTasks = <Task, Reply>(
  answer: (task: Task, checkNotAborted: () => void) => { reply: Reply; transferList: ArrayBuffer[] },
): void => {
  const { stopped, hasLowPriority } = workerData as ThreadData;
  const stoppedNumber = new Int32Array(stopped);
  if (hasLowPriority) setLowPriority();
  parentPort?.on('message', ({ number, task }: Numbered<Task>) => {
    const { reply, transferList } = answer(task, () => {
      if (Atomics.load(stoppedNumber, 0) === number) throw new Stopped();
    });
    parentPort?.postMessage(reply, transferList);
  });
  parentPort?.postMessage(threadReady);
};

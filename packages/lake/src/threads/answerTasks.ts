import { parentPort, workerData } from 'node:worker_threads';
import { yieldProcessor } from './priority.ts';
import type { Numbered, ThreadData } from './taskThread.ts';

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * The thread's side of a task thread.
 *
 * @param answer the reply and the buffers that are handed over with it. It calls `checkWanted` again and again, which
 * throws once nobody waits for the reply any more.
 */
export const answerTasks = <Task, Reply>(
  answer: (task: Task, checkWanted: () => void) => { reply: Reply; handedOver: ArrayBuffer[] },
): void => {
  const { stopped, isYielding } = workerData as ThreadData;
  const stoppedNumber = new Int32Array(stopped);
  if (isYielding) yieldProcessor();
  parentPort?.on('message', ({ number, task }: Numbered<Task>) => {
    const { reply, handedOver } = answer(task, () => {
      if (Atomics.load(stoppedNumber, 0) === number) throw new Stopped();
    });
    parentPort?.postMessage(reply, handedOver);
  });
};

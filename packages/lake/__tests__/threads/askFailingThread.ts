import { setTimeout as pause } from 'node:timers/promises';
import { TaskThread } from '../../src/threads/TaskThread.ts';

/** A program: prints `alive` after a thread has failed between two tasks and another thread has answered. */
const thread = new TaskThread<string, string>({
  module: new URL('./failingThread.ts', import.meta.url),
  timeoutMs: 30_000,
  idleMs: 30_000,
  hasLowPriority: false,
});
await thread.run('fail afterwards');
await pause(1_000);
// On a busy machine the thread may fail only now. Then the next thread answers.
const answer = await thread.run('answer').catch(() => thread.run('answer'));
thread.close();
console.log(`alive: ${answer}`);

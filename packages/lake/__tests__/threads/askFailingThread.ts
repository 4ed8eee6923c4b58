import { setTimeout as pause } from 'node:timers/promises';
import { createTaskThread } from '../../src/threads/taskThread.ts';

/** Says that it is alive once a thread has failed with nobody waiting for it, and another has answered. */
const thread = createTaskThread<string, string>({
  module: new URL('./failingThread.ts', import.meta.url),
  timeLimitMilliseconds: 30_000,
  idleMs: 30_000,
  isYielding: false,
});
await thread.run('fail afterwards');
await pause(1_000);
// On a busy machine it may fail only now: then the next one answers.
const answer = await thread.run('answer').catch(() => thread.run('answer'));
thread.close();
console.log(`alive: ${answer}`);

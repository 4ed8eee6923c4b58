import { answerTasks } from '../../src/threads/answerTasks.ts';

// As on a busy machine, its module takes long to load.
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);

answerTasks<string, string>((task) => ({ reply: task, transferList: [] }));

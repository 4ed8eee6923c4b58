import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { TaskThread } from '../../src/threads/TaskThread.ts';

it('a thread that fails between two tasks does not end the process, and the next task gets a new thread', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'askFailingThread.ts'),
  ]);
  expect(stdout).toBe('alive: answer\n');
});

it('the time that a thread takes to start is not part of the time limit of its first task', async () => {
  const thread = new TaskThread<string, string>({
    module: pathToFileURL(join(import.meta.dirname, 'slowThread.ts')),
    timeoutMs: 1_000,
    idleMs: 30_000,
    hasLowPriority: false,
  });
  expect(await thread.run('answer')).toBe('answer');
  thread.close();
});

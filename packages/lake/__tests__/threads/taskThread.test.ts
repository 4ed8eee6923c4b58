import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

// Threads take long to start on a busy machine.
jest.setTimeout(60_000);

it('a thread that fails when nobody waits for it does not end the process, and the next task has a new one', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'askFailingThread.ts')]);
  expect(stdout).toBe('alive: answer\n');
});

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

it('a thread that fails between two tasks does not end the process, and the next task gets a new thread', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'askFailingThread.ts')]);
  expect(stdout).toBe('alive: answer\n');
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const program = `
import { EventEmitter } from 'node:events';
import { pino } from 'pino';
import { logUncaughtErrors } from './server/processes/logUncaughtErrors.ts';
logUncaughtErrors(pino());
setTimeout(() => { throw new URIError('a timer'); });
setTimeout(() => { new EventEmitter().emit('error', new Error('an emitter')); });
setTimeout(() => void Promise.reject(new Error('a promise')));
setTimeout(() => { throw undefined; });
setTimeout(() => console.log('lives'), 100);
`;

describe('logUncaughtErrors', () => {
  it('logs uncaught errors of timers, emitters and promises, and the process continues', async () => {
    const child = spawn(
      join(process.cwd(), 'node_modules/.bin/node'),
      ['--input-type=module-typescript', '-e', program],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    expect(code).toBe(0);
    for (const thrown of ['a timer', 'an emitter', 'a promise', 'lives']) expect(printed).toContain(thrown);
    expect(printed.match(/"level":60/g)).toHaveLength(4);
  });
});

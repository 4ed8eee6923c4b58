import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '../../bin/supervisor/ports.ts';

/** Next compiles the site and Studio. */

/** Progress messages of Next, and the start message. */
const expected =
  /^(?:▲ Next\.js|- (?:Local|Network):|✓|○| (?:GET|POST|HEAD) |Copydesk .* is ready| {2}(?:Site|Studio|Lake) | {2}Sign in to Studio| {4}\S+@|Press Ctrl\+C)/;
/** A warning of Next on a busy machine. */
const slowDisk =
  /^(?:⚠ Slow filesystem detected|See more: https:\/\/nextjs\.org\/docs\/app\/guides\/local-development)/;

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
};

describe('npm run dev', () => {
  it('becomes healthy, serves the front page once it is compiled, and prints no warning', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-dev-'));
    const port = await findFreePort();
    const origin = `http://127.0.0.1:${port}`;
    const { NODE_OPTIONS: _quiet, ...environment } = process.env;
    const product = spawn(path.resolve('node_modules/.bin/node'), ['bin/dev.ts'], {
      env: { ...environment, PORT: String(port), HOST: '127.0.0.1', SITE_URL: origin, DATA_DIR: folder },
    });
    let output = '';
    for (const stream of [product.stdout, product.stderr])
      stream.on('data', (bytes: Buffer) => {
        output += bytes.toString();
      });
    const ended = once(product, 'exit');
    try {
      const statuses = new Set<number>();
      await until(async () => {
        if (product.exitCode !== null) throw new Error(`It ended: ${output}`);
        const answer = await fetch(`${origin}/healthz`).catch(() => null);
        if (answer) statuses.add(answer.status);
        return answer?.status === 200;
      });
      expect([...statuses].filter((status) => status !== 503)).toEqual([200]);
      await until(async () => output.includes('is ready after'));

      const front = await fetch(origin);
      expect(front.status).toBe(200);
      expect(await front.text()).toContain('<h1');

      const lines = output.split('\n');
      expect(lines.filter((line) => line.trim() && !expected.test(line) && !slowDisk.test(line))).toEqual([]);
    } finally {
      product.kill('SIGTERM');
      const [exitCode] = await ended;
      rmSync(folder, { recursive: true, force: true });
      expect(exitCode).toBe(0);
    }
  });
});

import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { findFreePort } from '../../../bin/supervisor/ports.ts';

const ports = path.resolve(import.meta.dirname, '../../../bin/supervisor/ports.ts');

test('a free port lies below those of outgoing connections, and can be listened on', async () => {
  const port = await findFreePort();
  expect(port).toBeLessThan(32_768);
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve));
  await new Promise((resolve) => server.close(resolve));
});

test('no two callers get the same free port, in one process or in several', async () => {
  const here = await Promise.all(Array.from({ length: 300 }, findFreePort));
  const script = `
    import { createSocket } from 'node:dgram';
    const { findFreePort } = await import(${JSON.stringify(ports)});
    const here = new Set(${JSON.stringify(here)});
    const found = await Promise.all(Array.from({ length: 500 }, findFreePort));
    console.log(JSON.stringify([new Set(found).size, found.filter((port) => here.has(port)).length]));
    process.exit();`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(new Set(here).size).toBe(300);
  expect(JSON.parse(output)).toEqual([500, 0]);
});

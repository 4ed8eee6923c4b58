import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from '../../../tools/testing/processes.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Runs Jest over these files. `workers` are the processes that the files ran in. */
const runJest = async (files: Record<string, string>) => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'hanging-')));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const config = {
    rootDir: folder,
    testTimeout: 600_000,
    transform: {},
    reporters: [[path.join(root, 'tools/testing/EndHanging.mjs'), { afterMs: 3_000 }]],
  };
  writeFileSync(path.join(folder, 'jest.config.json'), JSON.stringify(config));
  const jest = spawn(
    process.execPath,
    [path.join(root, 'node_modules/jest/bin/jest.js'), '--maxWorkers=2', '--no-watchman'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [jest.stdout, jest.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const code = await new Promise<number | null>((resolve) => jest.once('close', resolve));
  const workers = readFileSync(path.join(folder, 'pids'), 'utf8').trim().split('\n').map(Number);
  rmSync(folder, { recursive: true });
  return { code, output, workers };
};

const writePid = "require('node:fs').appendFileSync('pids', process.pid + '\\n');";
const passing = `${writePid} it('passes', () => expect(1).toBe(1));`;
const hanging = `${writePid} it('hangs', () => new Promise(() => setInterval(() => {}, 1_000)));`;

describe('a test file that hangs', () => {
  it('ends Jest and its workers, and is named', async () => {
    const { code, output, workers } = await runJest({ 'a.test.js': passing, 'b.test.js': hanging });
    expect(code).toBe(1);
    expect(workers).toHaveLength(2);
    // The system removes an ended process a little later.
    while (workers.some(isAlive)) await new Promise(setImmediate);
    expect(output).toMatch(/one of them hangs:\s+b\.test\.js\n/);
    expect(output).not.toContain('a.test.js');
  });

  it('leaves files that end alone', async () => {
    const { code, output } = await runJest({ 'a.test.js': passing, 'b.test.js': passing });
    expect(code).toBe(0);
    expect(output).not.toContain('hangs');
  });
});

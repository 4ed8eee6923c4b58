import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Child, type ChildDescription } from '../../../bin/supervisor/Child.ts';
import { Refusal } from '../../../bin/supervisor/Refusal.ts';
import { requestHeartbeat } from '../../../server/processes/heartbeat.ts';

jest.setTimeout(120_000);

const heartbeat = path.resolve('server/processes/heartbeat.ts');

describe('a child of the supervisor', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-child-'));
  const children: Child[] = [];
  let said: string[] = [];
  beforeEach(() => {
    said = [];
    jest.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await child.stop();
    jest.restoreAllMocks();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A script that notes that it is up, once for each life, and then does its work. */
  const given = (work: string, more: Partial<ChildDescription> = {}) => {
    const [script, notes] = ['script.mjs', 'notes'].map((name) =>
      path.join(folder, `${children.length}-${Date.now()}-${name}`),
    ) as [string, string];
    writeFileSync(notes, '');
    writeFileSync(
      script,
      `import { appendFileSync } from 'node:fs';
       import { spawn } from 'node:child_process';
       import { answerHeartbeats } from ${JSON.stringify(heartbeat)};
       answerHeartbeats();
       setInterval(() => {}, 1_000);
       appendFileSync(${JSON.stringify(notes)}, process.pid + '\\n');
       ${work}`,
    );
    const lives = () => readFileSync(notes, 'utf8').split('\n').filter(Boolean).map(Number);
    const child = new Child({
      name: 'lake',
      parameters: [script],
      environment: process.env,
      isReady: async () => lives().length > 0,
      probe: { ask: requestHeartbeat, intervalMs: 60, maxMisses: 4 },
      ...more,
    });
    children.push(child);
    return { child, lives, notes };
  };
  const until = async (holds: () => boolean) => {
    const deadline = Date.now() + 60_000;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(`It did not come true: ${said.join(' ')}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const isAlive = (pid: number) => {
    const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
    return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
  };

  it.each([
    ['stands still', 'process.kill(process.pid, "SIGSTOP");'],
    ['runs in circles', 'for (;;);'],
  ])('is ended and started again when it %s', async (_how, hang) => {
    const { child, lives, notes } = given(
      `const { readFileSync } = await import('node:fs');
       const isFirst = readFileSync(process.argv[1].replace('script.mjs', 'notes'), 'utf8').split('\\n').length === 2;
       if (isFirst) setTimeout(() => { ${hang} }, 300);`,
    );
    expect(notes).toBeTruthy();
    await child.start();
    const [first = 0] = lives();
    await until(() => lives().length === 2);
    expect(isAlive(first)).toBe(false);
    expect(child.pid).toBe(lives()[1]);
    expect(said).toEqual([
      `The lake does not answer (process ${first}); it is ended.`,
      'The lake ended (SIGKILL); it is started again.',
    ]);
  });

  it('is given up when it does not serve in time, and never where it may take as long as it needs', async () => {
    const never = given('', { maxStartMs: 1, isReady: async () => false });
    await expect(never.child.start()).rejects.toThrow('The lake did not answer within 0.001 s.');

    let asked = 0;
    const patient = given('', { maxStartMs: Number.POSITIVE_INFINITY, isReady: async () => ++asked === 20 });
    await patient.child.start();
    expect(asked).toBe(20);
  });

  it('takes along what it has started, also what stands still', async () => {
    const { child, lives, notes } = given(
      `const helper = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)'], { stdio: 'ignore' });
       appendFileSync(process.argv[1].replace('script.mjs', 'helpers'), helper.pid + '\\n');
       helper.kill('SIGSTOP');`,
    );
    await child.start();
    const helpers = notes.replace('notes', 'helpers');
    await until(() => readIfThere(helpers).endsWith('\n'));
    const helper = Number(readIfThere(helpers).split('\n')[0]);
    expect(isAlive(helper)).toBe(true);
    process.kill(lives()[0] ?? 0, 'SIGKILL');
    await until(() => !isAlive(helper));
    await until(() => lives().length === 2);
  });

  it('is started again with growing pauses when it hangs again and again', async () => {
    const { child, lives } = given('setTimeout(() => process.kill(process.pid, "SIGSTOP"), 200);');
    await child.start();
    await until(() => lives().length === 4);
    expect(said.filter((line) => line.includes('does not answer')).length).toBeGreaterThanOrEqual(3);
    await child.stop();
    const count = lives().length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(lives().length).toBe(count);
  });

  it('may stand still where nobody asks it', async () => {
    const { child, lives } = given('', { probe: null });
    await child.start();
    const [pid = 0] = lives();
    process.kill(pid, 'SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect([lives(), said]).toEqual([[pid], []]);
    process.kill(pid, 'SIGCONT');
  });

  it('refuses a start that ends before it served', async () => {
    const { child } = given('process.exit(3);', { isReady: async () => false });
    await expect(child.start()).rejects.toThrow(Refusal);
    await expect(given('process.exit(3);', { isReady: async () => false }).child.start()).rejects.toThrow(
      'The lake could not be started (exit code 3).',
    );
  });
});

const readIfThere = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

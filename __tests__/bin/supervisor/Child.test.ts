import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { Child, type ChildDescription } from '../../../bin/supervisor/Child.ts';
import { StartError } from '../../../bin/supervisor/StartError.ts';
import { requestHeartbeat } from '../../../server/processes/heartbeat.ts';

const heartbeat = path.resolve('server/processes/heartbeat.ts');

describe('a child of the supervisor', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-child-'));
  const children: Child[] = [];
  let output: string[] = [];
  beforeEach(() => {
    output = [];
    jest.spyOn(console, 'error').mockImplementation((line: string) => void output.push(line));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await child.stop();
    jest.restoreAllMocks();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A script that records its process id at each start and then runs `work`. */
  const given = (work: string, more: Partial<ChildDescription> = {}) => {
    const own = mkdtempSync(path.join(folder, 'given-'));
    const [script, notes] = [path.join(own, 'script.mjs'), path.join(own, 'notes')];
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
    const listPids = () => readFileSync(notes, 'utf8').split('\n').filter(Boolean).map(Number);
    const child = new Child({
      name: 'lake',
      parameters: [script],
      environment: process.env,
      isReady: async () => listPids().length > 0,
      probe: { ask: requestHeartbeat, intervalMs: 400, maxMisses: 10 },
      ...more,
    });
    children.push(child);
    return { child, listPids, notes };
  };
  const until = (holds: () => boolean) => waitUntil(holds, () => output.join(' '));
  const isAlive = (pid: number) => {
    const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
    return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
  };

  it.each([
    ['is stopped', 'process.kill(process.pid, "SIGSTOP");'],
    ['loops without end', 'for (;;);'],
  ])('is killed and restarted when it %s', async (_case, hang) => {
    const { child, listPids, notes } = given(
      `const { readFileSync } = await import('node:fs');
       const isFirst = readFileSync(process.argv[1].replace('script.mjs', 'notes'), 'utf8').split('\\n').length === 2;
       if (isFirst) setTimeout(() => { ${hang} }, 300);`,
    );
    expect(notes).toBeTruthy();
    await child.start();
    const [first = 0] = listPids();
    await until(() => listPids().length === 2);
    expect(isAlive(first)).toBe(false);
    expect(child.pid).toBe(listPids()[1]);
    expect(output).toEqual([
      `The lake does not answer (process ${first}); it is killed.`,
      'The lake ended (SIGKILL); it is restarted.',
    ]);
  });

  describe('that needs more memory than it may have', () => {
    const fill =
      "const held = []; setTimeout(() => { for (;;) held.push(new Array(1_000).fill('x')); }, 300);";
    // Jest takes such words of a worker for the worker's own end.
    beforeEach(() => void jest.spyOn(process.stderr, 'write').mockReturnValue(true));
    const limited = { ...process.env, NODE_OPTIONS: '--max-old-space-size=500 --max-old-space-size=20' };

    it('is restarted, with the limit and the way out', async () => {
      const { child, listPids } = given(fill, { environment: limited });
      await child.start();
      await until(() => listPids().length === 2);
      expect(output[0]).toMatch(/^The lake ended \(SIGABRT\); it is restarted\./);
      expect(output[0]).toContain(
        'more memory than the 20 MB of --max-old-space-size in NODE_OPTIONS. Raise it',
      );
    });

    it('says so if it does not start at all', async () => {
      const { child } = given(fill, { environment: limited, isReady: async () => false });
      await expect(child.start()).rejects.toThrow(/could not be started .*20 MB of --max-old-space-size/);
    });
  });

  it('fails to start after its timeout, and never without a timeout', async () => {
    const never = given('', { startTimeoutMs: 1, isReady: async () => false });
    await expect(never.child.start()).rejects.toThrow('The lake did not answer within 0.001 s.');

    let asked = 0;
    const unlimited = given('', {
      startTimeoutMs: Number.POSITIVE_INFINITY,
      isReady: async () => ++asked === 20,
    });
    await unlimited.child.start();
    expect(asked).toBe(20);
  });

  it('ends together with its child processes, including stopped ones', async () => {
    const { child, listPids, notes } = given(
      `const helper = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)'], { stdio: 'ignore' });
       appendFileSync(process.argv[1].replace('script.mjs', 'helpers'), helper.pid + '\\n');
       helper.kill('SIGSTOP');`,
      // On a busy machine the start may take longer than a probe waits: it would be killed again and again.
      { probe: null },
    );
    await child.start();
    const helpers = notes.replace('notes', 'helpers');
    await until(() => readIfThere(helpers).endsWith('\n'));
    const helper = Number(readIfThere(helpers).split('\n')[0]);
    expect(isAlive(helper)).toBe(true);
    process.kill(listPids()[0] ?? 0, 'SIGKILL');
    await until(() => !isAlive(helper));
    await until(() => listPids().length === 2);
  });

  it('is restarted with growing pauses when it hangs again and again', async () => {
    const { child, listPids } = given('setTimeout(() => process.kill(process.pid, "SIGSTOP"), 200);');
    await child.start();
    await until(() => listPids().length === 4);
    expect(output.filter((line) => line.includes('does not answer')).length).toBeGreaterThanOrEqual(3);
    const before = [...output];
    await child.stop();
    // A restart is announced as soon as the process has ended.
    expect(output).toEqual(before);
  });

  it('is not killed when it hangs if its probe is disabled', async () => {
    const [unwatched, watched] = [given('', { probe: null }), given('', { name: 'site' })];
    for (const { child, listPids } of [unwatched, watched]) {
      await child.start();
      process.kill(listPids()[0] ?? 0, 'SIGSTOP');
    }
    await until(() => watched.listPids().length === 2);
    expect(unwatched.listPids()).toHaveLength(1);
    expect(output.filter((line) => line.includes('lake'))).toEqual([]);
    process.kill(unwatched.listPids()[0] ?? 0, 'SIGCONT');
  });

  it('rejects the start if it exits before it serves', async () => {
    const { child } = given('process.exit(3);', { isReady: async () => false });
    await expect(child.start()).rejects.toThrow(StartError);
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

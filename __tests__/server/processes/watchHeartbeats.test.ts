import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { requestHeartbeat } from '../../../server/processes/heartbeat.ts';
import { type HeartbeatWatch, watchHeartbeats } from '../../../server/processes/watchHeartbeats.ts';

const limits = { intervalMs: 50, maxMisses: 3, maxMissesAtStart: 200 };
const heartbeat = path.resolve('server/processes/heartbeat.ts');

describe('a process with heartbeats', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-signs-'));
  const children: ChildProcess[] = [];
  const watches: AbortController[] = [];
  afterEach(() => {
    for (const watch of watches.splice(0)) watch.abort();
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Sends `up` when it runs, and runs `work` on request. */
  const given = async (work: string): Promise<ChildProcess> => {
    const script = path.join(folder, `${children.length}-${Date.now()}.mjs`);
    writeFileSync(
      script,
      `import { answerHeartbeats } from ${JSON.stringify(heartbeat)};
       answerHeartbeats();
       process.on('message', (message) => { if (message === 'work') { ${work} } });
       process.send('up');`,
    );
    const child = spawn(path.resolve('node_modules/.bin/node'), [script], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    children.push(child);
    await once(child, 'message');
    return child;
  };
  const watch = (options: Partial<HeartbeatWatch> & Pick<HeartbeatWatch, 'ask'>) => {
    const ended = new AbortController();
    watches.push(ended);
    return watchHeartbeats({ ...limits, signal: ended.signal, ...options });
  };
  /** Counts heartbeats that were sent and answered. */
  const counted = (child: ChildProcess) => {
    const count = { asked: 0, answered: 0 };
    const ask = async (signal: AbortSignal) => {
      count.asked += 1;
      await requestHeartbeat(child, signal);
      count.answered += 1;
    };
    return { count, ask };
  };

  it.each([
    ['is stopped', (child: ChildProcess) => child.kill('SIGSTOP')],
    ['loops without end', (child: ChildProcess) => child.send('work')],
  ])('counts as hung when it %s, after exactly the maximum of missed heartbeats', async (_case, hang) => {
    const child = await given('for (;;);');
    const { count, ask } = counted(child);
    const hung = watch({ ask, intervalMs: 300 });
    await waitUntil(() => count.answered >= 3);
    hang(child);
    const answeredBefore = count.answered;
    expect(await hung).toBe(true);
    expect(count.answered - answeredBefore).toBeLessThanOrEqual(1);
    expect(count.asked - count.answered).toBe(limits.maxMisses);
  });

  it('does not count as hung while it answers, even slowly', async () => {
    // Longer than two intervals; then it answers.
    const child = await given('const end = Date.now() + 130; while (Date.now() < end);');
    const { count, ask } = counted(child);
    let isOver = false;
    void watch({ ask, maxMisses: 200 }).then(() => {
      isOver = true;
    });
    for (let times = 0; times < 4; times += 1) {
      child.send('work');
      const before = count.answered;
      await waitUntil(() => count.answered > before + 1);
    }
    expect(isOver).toBe(false);
  });

  it('does not count as hung when the whole machine was suspended', async () => {
    const child = await given('');
    const { count, ask } = counted(child);
    const intervalMs = 1_000;
    let isOver = false;
    const askAndSuspend = (signal: AbortSignal) => {
      if (count.asked % 2 === 0) return ask(signal);
      child.kill('SIGSTOP');
      const answer = ask(signal);
      // After the wait has begun: the interval is over before the answer can arrive.
      setImmediate(() => {
        const end = performance.now() + 2 * intervalMs;
        while (performance.now() < end);
        child.kill('SIGCONT');
      });
      return answer;
    };
    void watch({ ask: askAndSuspend, intervalMs, maxMisses: 1 }).then(() => {
      isOver = true;
    });
    await waitUntil(() => isOver || count.answered >= 4);
    expect(isOver).toBe(false);
  });

  it('may miss more heartbeats before its first answer', async () => {
    const ask = async (signal: AbortSignal) => {
      questions += 1;
      if (questions <= 10) await new Promise((_resolve, reject) => signal.addEventListener('abort', reject));
      if (questions > 12) throw new Error('gone');
    };
    let questions = 0;
    expect(await watch({ ask, maxMissesAtStart: 20 })).toBe(true);
    // Two were answered, the last three were not.
    expect(questions).toBe(10 + 2 + limits.maxMisses);
  });

  it('counts as hung when its IPC channel is closed', async () => {
    const child = await given('');
    child.disconnect();
    expect(await watch({ ask: (signal) => requestHeartbeat(child, signal), maxMissesAtStart: 2 })).toBe(true);
  });

  it('gets no more heartbeats after the watch was stopped', async () => {
    const ended = new AbortController();
    let questions = 0;
    const hung = watch({
      ask: async () => {
        questions += 1;
        if (questions === 3) ended.abort();
      },
      signal: ended.signal,
    });
    expect(await hung).toBe(false);
    expect(questions).toBe(3);
  });
});

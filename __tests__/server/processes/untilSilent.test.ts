import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { requestHeartbeat } from '../../../server/processes/heartbeat.ts';
import { type Silence, untilSilent } from '../../../server/processes/untilSilent.ts';

const limits = { intervalMs: 50, maxMisses: 3, maxMissesAtStart: 200 };
const heartbeat = path.resolve('server/processes/heartbeat.ts');

describe('a process that is asked for signs of life', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-signs-'));
  const children: ChildProcess[] = [];
  const watches: AbortController[] = [];
  afterEach(() => {
    for (const watch of watches.splice(0)) watch.abort();
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Says `up` when it runs; `work` is what it does when it is told to. */
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
  const watch = (silence: Partial<Silence> & Pick<Silence, 'ask'>) => {
    const ended = new AbortController();
    watches.push(ended);
    return untilSilent({ ...limits, signal: ended.signal, ...silence });
  };
  /** Questions that were asked, and which of them were answered. */
  const counted = (child: ChildProcess) => {
    const count = { asked: 0, answered: 0 };
    const ask = async (signal: AbortSignal) => {
      count.asked += 1;
      await requestHeartbeat(child, signal);
      count.answered += 1;
    };
    return { count, ask };
  };
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it.each([
    ['stands still', (child: ChildProcess) => child.kill('SIGSTOP')],
    ['runs in circles', (child: ChildProcess) => child.send('work')],
  ])('is found when it %s, after the questions that it may miss and no fewer', async (_how, hang) => {
    const child = await given('for (;;);');
    const { count, ask } = counted(child);
    const silent = watch({ ask });
    await until(() => count.answered >= 3);
    hang(child);
    const answeredBefore = count.answered;
    expect(await silent).toBe(true);
    expect(count.answered - answeredBefore).toBeLessThanOrEqual(1);
    expect(count.asked - count.answered).toBe(limits.maxMisses);
  });

  it('is left alone while it answers, and while it only takes long', async () => {
    // Longer than two questions; then it reads them.
    const child = await given('const end = Date.now() + 130; while (Date.now() < end);');
    const { count, ask } = counted(child);
    let isOver = false;
    void watch({ ask, maxMisses: 40 }).then(() => {
      isOver = true;
    });
    for (let times = 0; times < 4; times += 1) {
      child.send('work');
      const before = count.answered;
      await until(() => count.answered > before + 1);
    }
    expect(isOver).toBe(false);
  });

  it('is left alone when the machine stood still, and the watch with it', async () => {
    const child = await given('');
    const { count, ask } = counted(child);
    const intervalMs = 300;
    let isOver = false;
    const askAndStandStill = (signal: AbortSignal) => {
      if (count.asked % 2 === 0) return ask(signal);
      child.kill('SIGSTOP');
      const answer = ask(signal);
      // Once the wait has begun: the time of the question is over before its answer can be given.
      setImmediate(() => {
        const end = performance.now() + 2 * intervalMs;
        while (performance.now() < end);
        child.kill('SIGCONT');
      });
      return answer;
    };
    void watch({ ask: askAndStandStill, intervalMs, maxMisses: 1 }).then(() => {
      isOver = true;
    });
    await until(() => isOver || count.answered >= 4);
    expect(isOver).toBe(false);
  }, 60_000);

  it('has more time until its first answer', async () => {
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

  it('counts one that cannot be asked as one that does not answer', async () => {
    const child = await given('');
    child.disconnect();
    expect(await watch({ ask: (signal) => requestHeartbeat(child, signal), maxMissesAtStart: 2 })).toBe(true);
  });

  it('is asked no more when the watch ends', async () => {
    const ended = new AbortController();
    let questions = 0;
    const silent = watch({
      ask: async () => {
        questions += 1;
        if (questions === 3) ended.abort();
      },
      signal: ended.signal,
    });
    expect(await silent).toBe(false);
    expect(questions).toBe(3);
  });
});

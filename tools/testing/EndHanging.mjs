import path from 'node:path';
import { withDescendants } from './processes.ts';

/** Longer than the slowest file takes on a busy machine. */
const maxSilenceMs = 15 * 60_000;

/** A reporter that ends Jest, and names the files that hang, when no file has begun or ended for a long time. */
export default class EndHanging {
  #running = new Set();
  #timer;

  constructor(_config, { afterMs = maxSilenceMs } = {}) {
    this.afterMs = afterMs;
  }

  onTestFileStart({ path: file }) {
    this.#running.add(path.relative(process.cwd(), file));
    this.#wait();
  }

  onTestFileResult({ path: file }) {
    this.#running.delete(path.relative(process.cwd(), file));
    this.#wait();
  }

  onRunComplete() {
    clearTimeout(this.#timer);
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(), this.afterMs);
  }

  #end() {
    const minutes = Math.round(this.afterMs / 60_000);
    console.error(
      `No test file has begun or ended for ${minutes} minutes. These run still, and one of them hangs:`,
      ...[...this.#running].map((file) => `\n  ${file}`),
    );
    const [, ...workers] = withDescendants(process.pid);
    for (const pid of workers) process.kill(pid, 'SIGKILL');
    process.exit(1);
  }
}

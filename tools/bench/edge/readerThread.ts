import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { quantile } from './statistics.ts';

/** The response times of one reader. */
export type ReaderTimes = { requests: number; failures: number; p99Ms: number; worstMs: number };

const pauseMs = 10;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const measuredMs: number[] = [];
let failures = 0;
let isStopped = false;
parentPort?.once('message', () => {
  isStopped = true;
});

const read = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      answer.resume().on('end', answer.statusCode === 200 ? resolve : reject);
    }).on('error', reject);
  });

while (!isStopped) {
  const begun = performance.now();
  await read(String(workerData)).catch(() => {
    failures += 1;
  });
  measuredMs.push(performance.now() - begun);
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
}
agent.destroy();
const ms = (value: number) => Number(value.toFixed(1));
const times: ReaderTimes = {
  requests: measuredMs.length,
  failures,
  p99Ms: ms(quantile(measuredMs, 0.99)),
  worstMs: ms(Math.max(...measuredMs)),
};
parentPort?.postMessage(times);

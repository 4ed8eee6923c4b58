import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Outcomes of requests. `refused`: the connection was not accepted. Accepted requests must be answered completely. */
export type Outcomes = { answered: number; refused: number; dropped: string[] };

export const createOutcomes = (): Outcomes => ({ answered: 0, refused: 0, dropped: [] });

/**
 * Runs readers that send the next request after each response, half of them with keep-alive and half with a new
 * connection each time, until connections are refused.
 *
 * @param addresses each reader requests all of them in turn.
 * @param outcomes is updated after each request.
 * @param pauseMs of a reader between two requests.
 */
export const readContinuously = async (
  origin: string,
  addresses: string[],
  readersAtOnce: number,
  outcomes = createOutcomes(),
  pauseMs = 0,
): Promise<Outcomes> => {
  const agent = new Agent({ keepAlive: true, maxSockets: readersAtOnce });
  const read = async (reader: number) => {
    for (let turn = reader; ; turn += 1) {
      const address = addresses[turn % addresses.length] ?? '/';
      const outcome = await ask(origin + address, reader % 2 ? agent : false);
      if (outcome === 'refused') break;
      if (outcome === 'answered') outcomes.answered += 1;
      else outcomes.dropped.push(`${address}: ${outcome}`);
      if (pauseMs > 0) await pause(pauseMs);
    }
    outcomes.refused += 1;
  };
  await Promise.all(Array.from({ length: readersAtOnce }, (_, reader) => read(reader)));
  agent.destroy();
  return outcomes;
};

/** The edge answers 503 to a reader who waited this long for a page, which a busy machine still renders. */
const readerWaitMs = 3_000;

/** @returns `answered`, `refused`, or the failure. */
const ask = (url: string, agent: Agent | false): Promise<string> =>
  new Promise((resolve) => {
    const begun = performance.now();
    request(url, { agent }, (answer) => {
      answer.resume();
      answer.on('error', (error) => resolve(`incomplete response (${error.message})`));
      answer.on('end', () => {
        const { statusCode = 0, complete } = answer;
        const milliseconds = performance.now() - begun;
        const isLate = statusCode === 503 && milliseconds >= readerWaitMs;
        resolve(
          complete && (statusCode < 500 || isLate)
            ? 'answered'
            : `status ${statusCode} after ${Math.round(milliseconds)} ms`,
        );
      });
    })
      .on('error', (error: NodeJS.ErrnoException) =>
        resolve(error.code === 'ECONNREFUSED' ? 'refused' : (error.code ?? error.message)),
      )
      .end();
  });

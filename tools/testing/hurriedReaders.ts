import { Agent, request } from 'node:http';

/** What became of requests: what is refused was never taken, and what was taken has to be answered whole. */
export type Outcomes = { answered: number; refused: number; dropped: string[] };

export const noOutcomes = (): Outcomes => ({ answered: 0, refused: 0, dropped: [] });

/**
 * Readers who ask again as soon as they are answered, half of them on connections that they keep, half of them on a
 * new one each time, until nobody takes their connections any more.
 *
 * @param addresses each reader goes through all of them.
 * @param outcomes where they are counted as they come.
 */
export const readHurriedly = async (
  origin: string,
  addresses: string[],
  readersAtOnce: number,
  outcomes = noOutcomes(),
): Promise<Outcomes> => {
  const agent = new Agent({ keepAlive: true, maxSockets: readersAtOnce });
  const read = async (reader: number) => {
    for (let turn = reader; ; turn += 1) {
      const address = addresses[turn % addresses.length] ?? '/';
      const outcome = await ask(origin + address, reader % 2 ? agent : false);
      if (outcome === 'refused') break;
      if (outcome === 'answered') outcomes.answered += 1;
      else outcomes.dropped.push(`${address}: ${outcome}`);
    }
    outcomes.refused += 1;
  };
  await Promise.all(Array.from({ length: readersAtOnce }, (_, reader) => read(reader)));
  agent.destroy();
  return outcomes;
};

/** `answered`, `refused`, or how it went wrong. */
const ask = (url: string, agent: Agent | false): Promise<string> =>
  new Promise((resolve) => {
    request(url, { agent }, (answer) => {
      answer.resume();
      answer.on('error', (error) => resolve(`half an answer (${error.message})`));
      answer.on('end', () => {
        const { statusCode = 0, complete } = answer;
        resolve(complete && statusCode < 500 ? 'answered' : `status ${statusCode}`);
      });
    })
      .on('error', (error: NodeJS.ErrnoException) =>
        resolve(error.code === 'ECONNREFUSED' ? 'refused' : (error.code ?? error.message)),
      )
      .end();
  });

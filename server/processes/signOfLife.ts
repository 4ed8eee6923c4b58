/** A process at the other end of a channel: a child of Node's, or a worker of its cluster. */
type Process = {
  send(message: object, sent: (error: Error | null) => void): unknown;
  on(event: 'message', hear: (message: unknown) => void): unknown;
  off(event: 'message', hear: (message: unknown) => void): unknown;
};

type Sign = { signOfLife?: unknown };

/** Only an event loop that turns answers. Unlike a request it needs no place in the queue of those who read. */
const question = { signOfLife: 'asked' };
const answer = { signOfLife: 'given' };

const isSign = (message: unknown, { signOfLife }: Sign): boolean =>
  typeof message === 'object' && message !== null && (message as Sign).signOfLife === signOfLife;

/** Resolves when the process answers; rejects when it cannot be asked or `signal` is aborted. */
export const askForSign = (asked: Process, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (error?: unknown) => {
      asked.off('message', hear);
      signal.removeEventListener('abort', giveUp);
      if (error) reject(error);
      else resolve();
    };
    const hear = (message: unknown) => {
      if (isSign(message, answer)) end();
    };
    const giveUp = () => end(signal.reason);
    asked.on('message', hear);
    signal.addEventListener('abort', giveUp);
    asked.send(question, (error) => {
      if (error) end(error);
    });
  });

/** Has this process answer whoever started it. */
export const giveSigns = (): void => {
  process.on('message', (message) => {
    if (isSign(message, question)) process.send?.(answer, undefined, undefined, () => {});
  });
};

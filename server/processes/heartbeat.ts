/** A process with an IPC channel: a child process, or a cluster worker. */
type Process = {
  send(message: object, sent: (error: Error | null) => void): unknown;
  on(event: 'message', hear: (message: unknown) => void): unknown;
  off(event: 'message', hear: (message: unknown) => void): unknown;
};

type Sign = { heartbeat?: unknown };

/** Proves that the event loop runs. Unlike an HTTP request it does not compete with readers for a connection. */
const question = { heartbeat: 'asked' };
const answer = { heartbeat: 'given' };

const isHeartbeat = (message: unknown, { heartbeat }: Sign): boolean =>
  typeof message === 'object' && message !== null && (message as Sign).heartbeat === heartbeat;

/** Resolves when the process answers; rejects if the message cannot be sent or `signal` is aborted. */
export const requestHeartbeat = (asked: Process, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (error?: unknown) => {
      asked.off('message', hear);
      signal.removeEventListener('abort', giveUp);
      if (error) reject(error);
      else resolve();
    };
    const hear = (message: unknown) => {
      if (isHeartbeat(message, answer)) end();
    };
    const giveUp = () => end(signal.reason);
    asked.on('message', hear);
    signal.addEventListener('abort', giveUp);
    asked.send(question, (error) => {
      if (error) end(error);
    });
  });

/** Makes this process answer its parent's heartbeats. */
export const answerHeartbeats = (): void => {
  process.on('message', (message) => {
    if (isHeartbeat(message, question)) process.send?.(answer, undefined, undefined, () => {});
  });
};

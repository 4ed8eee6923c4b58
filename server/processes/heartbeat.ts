/** A process with an IPC channel: a child process, or a cluster worker. */
type Process = {
  send(message: object, sent: (error: Error | null) => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
};

type Heartbeat = { heartbeat?: unknown };

/** Proves that the event loop runs. Unlike an HTTP request it does not compete with readers for a connection. */
const question = { heartbeat: 'asked' };
const answer = { heartbeat: 'given' };

const isHeartbeat = (message: unknown, { heartbeat }: Heartbeat): boolean =>
  typeof message === 'object' && message !== null && (message as Heartbeat).heartbeat === heartbeat;

/** What waits for the answer of a process. Each process has one listener, however many heartbeats are open. */
const waiting = new WeakMap<Process, Set<() => void>>();

const whoWaitFor = (target: Process): Set<() => void> => {
  const known = waiting.get(target);
  if (known) return known;
  const resolvers = new Set<() => void>();
  waiting.set(target, resolvers);
  target.on('message', (message) => {
    if (isHeartbeat(message, answer)) for (const resolve of resolvers) resolve();
  });
  return resolvers;
};

/** Resolves when the process answers; rejects if the message cannot be sent or `signal` is aborted. */
export const requestHeartbeat = (target: Process, signal: AbortSignal): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const resolvers = whoWaitFor(target).add(resolve);
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort);
  target.send(question, (error) => {
    if (error) reject(error);
  });
  return promise.finally(() => {
    resolvers.delete(resolve);
    signal.removeEventListener('abort', onAbort);
  });
};

/** Makes this process answer its parent's heartbeats. */
export const answerHeartbeats = (): void => {
  process.on('message', (message) => {
    if (isHeartbeat(message, question)) process.send?.(answer, undefined, undefined, () => {});
  });
};

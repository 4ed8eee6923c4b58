import { setImmediate as afterPoll, setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'redis';

/** The interval of heartbeats, and the silence after which a connection counts as dead. */
const heartbeatMs = 150;
const silenceTimeoutMs = 350;

/**
 * A connection to Redis that never blocks: while Redis is down, commands fail at once. Pending commands fail
 * half a second after Redis stops responding. Reconnects without end.
 */
export const connectRedis = (url: string) => {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 2_000,
      socketTimeout: 2_000,
      reconnectStrategy: (attempt) => Math.min(50 * 2 ** attempt, 1_000),
    },
  });
  client.on('error', () => {
    // The client reconnects by itself, and failed commands reject.
  });
  const connect = () =>
    client.connect().catch(() => {
      // As above.
    });
  connect();
  watch(client, () => {
    client.destroy();
    connect();
  });
  return client;
};

export type Redis = ReturnType<typeof connectRedis>;

type Watched = { readonly isReady: boolean; ping: () => Promise<unknown> };

/** The client has no timeout for sent commands, and each further command resets its socket timeout. */
const watch = async (client: Watched, onSilence: () => void): Promise<void> => {
  for (;;) {
    await pause(heartbeatMs, undefined, { ref: false });
    if (client.isReady && !(await answersHeartbeat(client))) onSilence();
  }
};

const answersHeartbeat = async (client: Watched): Promise<boolean> => {
  let isHeard = false;
  const sign = client
    .ping()
    .catch(() => {})
    .then(() => {
      isHeard = true;
    });
  await Promise.race([sign, pause(silenceTimeoutMs, undefined, { ref: false })]);
  // If this process was paused, the answer is still in the socket.
  await afterPoll();
  return isHeard;
};

const shared = new Map<string, Redis>();

/** The one connection of this process. */
export const sharedRedis = (url: string): Redis => {
  const known = shared.get(url) ?? connectRedis(url);
  shared.set(url, known);
  return known;
};

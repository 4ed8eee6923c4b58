import { setImmediate as afterPoll, setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'redis';

/** A connection is asked for a sign of life this often, and is dead when it gives none for this long. */
const signOfLifeMs = 150;
const silenceMs = 350;

/**
 * A connection to Redis that nobody has to wait for: while Redis is away a command fails at once, and those that
 * Redis took and does not answer fail half a second after it fell silent. It goes on trying to connect for good.
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
    // Trying again is the client's own work; whoever sends a command hears of the failure.
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

/** The client has no limit for a command that was sent, and each further one would keep its socket from timing out. */
const watch = async (client: Watched, onSilence: () => void): Promise<void> => {
  for (;;) {
    await pause(signOfLifeMs, undefined, { ref: false });
    if (client.isReady && !(await givesSign(client))) onSilence();
  }
};

const givesSign = async (client: Watched): Promise<boolean> => {
  let isHeard = false;
  const sign = client
    .ping()
    .catch(() => {})
    .then(() => {
      isHeard = true;
    });
  await Promise.race([sign, pause(silenceMs, undefined, { ref: false })]);
  // When it was this process that stood still, the answer lies in the socket.
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

import { createClient } from 'redis';

/** A connection that says nothing for this long is dead; a healthy one is asked for a sign of life more often. */
const silenceMs = 2_000;
const signOfLifeMs = 700;

/**
 * A connection to Redis that nobody has to wait for: while Redis is away a command fails at once, and one that
 * Redis took and does not answer fails after `silenceMs`. It goes on trying to connect for good.
 */
export const connectRedis = (url: string) => {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: signOfLifeMs,
    socket: {
      connectTimeout: 2_000,
      socketTimeout: silenceMs,
      reconnectStrategy: (attempt) => Math.min(50 * 2 ** attempt, 1_000),
    },
  });
  client.on('error', () => {
    // Trying again is the client's own work; whoever sends a command hears of the failure.
  });
  client.connect().catch(() => {
    // As above.
  });
  return client;
};

export type Redis = ReturnType<typeof connectRedis>;

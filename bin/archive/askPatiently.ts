import type { AskLake } from 'local-lake/commands';

const maxAttempts = 20;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** 408: an anonymous client's query exceeded its time, as on a busy machine. 429: anonymous clients ask too much. */
const isForLater = ({ status }: Response): boolean => status === 408 || status === 429;

/** Asks again, at most nineteen times, when the lake has no time for an anonymous client. Waits for `Retry-After`, or a second. */
export const askPatiently =
  (ask: AskLake, wait = sleep): AskLake =>
  async (path, init) => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await ask(path, init);
      if (!isForLater(response) || attempt === maxAttempts) return response;
      await response.body?.cancel();
      await wait(1_000 * (Number(response.headers.get('retry-after')) || 1));
    }
  };

import type { ClientRequest } from 'node:http';

export class ResponseTimeout extends Error {
  override name = 'ResponseTimeout';
  override message = 'no answer before the timeout';
}

/** Aborts an upstream request without a response in time. Starts at its end, so that a slow upload does not count. */
export const limitResponseTime = (outgoing: ClientRequest, timeoutMs: number): void => {
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    timer = setTimeout(() => outgoing.destroy(new ResponseTimeout()), timeoutMs);
  };
  outgoing.once('finish', start);
  for (const end of ['response', 'upgrade', 'close'])
    outgoing.once(end, () => {
      outgoing.off('finish', start);
      clearTimeout(timer);
    });
};

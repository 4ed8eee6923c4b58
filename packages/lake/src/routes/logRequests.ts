import type { MiddlewareHandler } from 'hono';
import { pino } from 'pino';
import type { LakeEnv } from './LakeContext.ts';

/** A line for each request, under the id that the front and the site log, too; of its address the path alone. */
export const logRequests = (level: string): MiddlewareHandler<LakeEnv> => {
  const log = pino({ level, base: { process: 'lake', pid: process.pid } });
  return async (c, next) => {
    const begun = performance.now();
    await next();
    log[c.res.status >= 500 ? 'error' : 'debug'](
      {
        requestId: c.var.requestId,
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        milliseconds: Math.round(performance.now() - begun),
      },
      'answered',
    );
  };
};

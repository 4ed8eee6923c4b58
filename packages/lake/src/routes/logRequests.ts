import type { MiddlewareHandler } from 'hono';
import { type Logger, pino } from 'pino';
import type { LakeEnv } from './LakeContext.ts';

/** The log of the lake. @param level `silent` if it is left out. */
export const lakeLog = (level = 'silent'): Logger =>
  pino({ level, base: { process: 'lake', pid: process.pid } });

/** Logs each request with the request id that a proxy sent. The log has the path of the address without its query. */
export const logRequests = (level?: string): MiddlewareHandler<LakeEnv> => {
  const log = lakeLog(level);
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    log[c.res.status >= 500 ? 'error' : 'debug'](
      {
        requestId: c.var.requestId,
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        milliseconds: Math.round(performance.now() - startedAt),
      },
      'answered',
    );
  };
};

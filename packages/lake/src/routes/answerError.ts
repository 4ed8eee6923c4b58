import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { errorBody, LakeError } from '../errors.ts';
import { storageError } from '../store/database/storageError.ts';
import type { LakeEnv } from './LakeContext.ts';
import { describeUncovered } from './uncovered.ts';

/** A program of Sanity's that asks for what is not there shows its person this text. */
export const answerNotFound = (c: Context<LakeEnv>): Response => {
  const { method, path } = c.req;
  return answer(c, new LakeError(404, describeUncovered(path) ?? `No endpoint at ${method} ${path}`));
};

/** Puts an error on the wire. What is not a caller's mistake is logged whole and told in general terms. */
export const answerError = (error: unknown, c: Context<LakeEnv>): Response => {
  if (error instanceof LakeError) return answer(c, error);
  console.error(`${c.req.method} ${c.req.path} (request ${c.var.requestId}):`, error);
  return answer(c, storageError(error) ?? internalError(c.var.requestId));
};

const answer = (c: Context<LakeEnv>, error: LakeError): Response => {
  // What was not read of the body is not waited for either.
  if (error.type === 'requestTimeout') c.header('connection', 'close');
  if (error.status === 429 || error.status === 503)
    c.header('retry-after', String(error.details.retryAfterSeconds ?? 1));
  return c.json(errorBody(error), error.status as ContentfulStatusCode);
};

const internalError = (requestId: string): LakeError =>
  new LakeError(500, `An internal error occurred (request ${requestId})`, { type: 'internalServerError' });

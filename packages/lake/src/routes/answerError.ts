import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { errorBody, LakeError } from '../errors.ts';
import { findStorageProblem } from '../store/database/folderError.ts';
import type { LakeEnv } from '../types.ts';
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

/** Nothing was written in any of these; clients keep their edit and try again. */
export const storageError = (error: unknown): LakeError | null => {
  switch (findStorageProblem(error)) {
    case 'full':
      return new LakeError(507, 'The disk is full: nothing was written. Make room and try again.');
    case 'read-only':
      return new LakeError(503, 'The data folder cannot be written: nothing was changed.');
    case 'damaged':
      return new LakeError(503, 'The dataset is damaged. Put a backup in its place: restore FILE');
    case 'busy':
    case 'unreadable':
      return new LakeError(503, 'The data folder cannot be read at the moment. Try again.');
    case null:
      return null;
  }
};

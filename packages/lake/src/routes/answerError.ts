import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { errorBody, LakeError } from '../errors.ts';
import { storageError } from '../store/database/storageError.ts';
import type { LakeEnv } from './LakeContext.ts';
import { findUnsupportedFeature } from './unsupportedFeatures.ts';

/** Sanity's command line shows this message to its user. */
export const answerNotFound = (c: Context<LakeEnv>): Response => {
  const { method, path } = c.req;
  return answer(c, new LakeError(404, findUnsupportedFeature(path) ?? `No endpoint at ${method} ${path}`));
};

/** The response to an error. Unexpected errors are logged completely and described in general terms. */
export const answerError = (error: unknown, c: Context<LakeEnv>): Response => {
  if (error instanceof LakeError) return answer(c, error);
  const about = `${c.req.method} ${c.req.path} (request ${c.var.requestId})`;
  const ofStorage = storageError(error);
  // Its stack says nothing about the disk, and every request fails alike.
  if (ofStorage) console.error(`${about}: ${ofStorage.message}`);
  else console.error(`${about}:`, error);
  return answer(c, ofStorage ?? internalError(c.var.requestId));
};

const answer = (c: Context<LakeEnv>, error: LakeError): Response => {
  // Closes the connection, because the rest of the body is not read.
  if (error.type === 'requestTimeout') c.header('connection', 'close');
  if (error.status === 429 || error.status === 503)
    c.header('retry-after', String(error.details.retryAfterSeconds ?? 1));
  return c.json(errorBody(error), error.status as ContentfulStatusCode);
};

const internalError = (requestId: string): LakeError =>
  new LakeError(500, `An internal error occurred (request ${requestId})`, { type: 'internalServerError' });

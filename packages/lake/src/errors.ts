import { STATUS_CODES } from 'node:http';

/** A caller's mistake: the status goes on the status line, the rest into the body as hosted Sanity shapes it. */
export class LakeError extends Error {
  readonly status: number;
  readonly type: string;
  readonly details: Record<string, unknown>;

  constructor(
    status: number,
    message: string,
    { type = 'requestError', ...details }: { type?: string } & Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'LakeError';
    this.status = status;
    this.type = type;
    this.details = details;
  }
}

/** 429: the caller is to come again after so many seconds, which `Retry-After` says. */
export const tooMany = (message: string, retryAfterSeconds = 1): LakeError =>
  new LakeError(429, message, { retryAfterSeconds });

/** The types that the Content Lake answers as `{error: {type, description, …}}`. */
const isContentLakeType = (type: string): boolean => type.endsWith('Error') && type !== 'requestError';

/**
 * Hosted Sanity has two shapes: `{error: {type, description, …}}` from the Content Lake's own endpoints, and
 * `{statusCode, error, message}` from all others. Clients read both.
 *
 * @see https://www.sanity.io/docs/http-reference/mutation
 */
export const errorBody = ({ status, message, type, details }: LakeError): Record<string, unknown> =>
  isContentLakeType(type)
    ? { error: { description: message, ...details, type } }
    : { statusCode: status, error: STATUS_CODES[status] ?? 'Error', message, ...details };

import { STATUS_CODES } from 'node:http';

/** An error that the caller gets: the status is the HTTP status, the rest is the body in hosted Sanity's shape. */
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

/** 429: the caller may retry after so many seconds, the value of `Retry-After`. */
export const tooMany = (message: string, retryAfterSeconds = 1): LakeError =>
  new LakeError(429, message, { retryAfterSeconds });

/** Whether the Content Lake answers this type as `{error: {type, description, …}}`. */
const isContentLakeType = (type: string): boolean => type.endsWith('Error') && type !== 'requestError';

/**
 * Hosted Sanity has two shapes: `{error: {type, description, …}}` from the Content Lake's endpoints, and
 * `{statusCode, error, message}` from all others. Clients understand both.
 *
 * @see https://www.sanity.io/docs/http-reference/mutation
 */
export const errorBody = ({ status, message, type, details }: LakeError): Record<string, unknown> =>
  isContentLakeType(type)
    ? { error: { description: message, ...details, type } }
    : { statusCode: status, error: STATUS_CODES[status] ?? 'Error', message, ...details };

import type { z } from 'zod';
import { LakeError } from './errors.ts';

/** As the hosted service. @see https://www.sanity.io/docs/content-lake/technical-limits */
export const maxBodyBytes = 4_000_000;

const tooLarge = (limit: number): LakeError =>
  new LakeError(413, `Request body exceeds limit of ${limit} bytes`, { type: 'requestTooLargeError' });

/** @throws LakeError 413 as soon as more has come than allowed, however little was announced. */
export const readBody = async (request: Request, limit: number): Promise<string> => {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

/**
 * Reads a JSON body through its schema.
 *
 * @throws LakeError 400 when it is not JSON or not of the schema, 413 when it is too large.
 */
export const readJson = async <Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  limit = maxBodyBytes,
): Promise<z.output<Schema>> => {
  const text = await readBody(request, limit);
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const { message, path } = parsed.error.issues[0] ?? { message: 'is malformed', path: [] };
  throw new LakeError(400, `Invalid request body: ${path.length ? `${path.join('.')}: ` : ''}${message}`);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text, refusePrototype);
  } catch (error) {
    if (error instanceof LakeError) throw error;
    const cause = error instanceof Error ? error.message : String(error);
    throw new LakeError(400, `Request body is not JSON: ${cause}`);
  }
};

/** Applied to an object by assignment this name would change what the object is. */
const refusePrototype = (name: string, value: unknown): unknown => {
  if (name === '__proto__') throw new LakeError(400, 'Attribute name "__proto__" is not allowed');
  return value;
};

import type { z } from 'zod';
import { findMalformedText, malformedTextMessage } from './documents/malformedText.ts';
import { LakeError } from './errors.ts';

/** As the hosted service. @see https://www.sanity.io/docs/content-lake/technical-limits */
export const maxBodyBytes = 4_000_000;

const tooLarge = (limit: number): LakeError =>
  new LakeError(413, `Request body exceeds limit of ${limit} bytes`, { type: 'requestTooLargeError' });

/** Of a body that is too large this much is read all the same: a client that still writes would not hear the answer. */
const maxUnreadBytes = 4 * maxBodyBytes;

export type BodyTimes = {
  /** The longest pause between two pieces, in ms. */
  idleMs: number;
  /** From the first byte to the last, in ms. */
  totalMs: number;
};

/** 4 MB over a line of half a megabit a second. */
const usualTimes: BodyTimes = { idleMs: 20_000, totalMs: 60_000 };

/**
 * The pieces of a body as they come. What comes too slowly is not waited for: it holds a connection, a file on disk
 * and a place that others wait for.
 *
 * @throws LakeError 408 after a pause, or a whole, that took too long.
 */
export async function* readPieces(
  body: ReadableStream<Uint8Array> | null,
  { idleMs, totalMs }: BodyTimes = usualTimes,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (!body) return;
  const reader = body.getReader();
  const end = performance.now() + totalMs;
  try {
    for (;;) {
      const patienceMs = Math.max(0, Math.min(idleMs, end - performance.now()));
      const { promise: late, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => reject(tooSlow()), patienceMs);
      const { done, value } = await Promise.race([reader.read(), late]).finally(() => clearTimeout(timer));
      if (done) return;
      yield value;
    }
  } finally {
    // Of a body that was read to its end this does nothing. That of a sender who has left may never end.
    void reader.cancel().catch(() => {});
  }
}

const tooSlow = (): LakeError =>
  new LakeError(408, 'The request came too slowly: it was not read to its end', { type: 'requestTimeout' });

/**
 * @throws LakeError 413 when more came than allowed, however little was announced; 408 when it comes too slowly; 400
 * when it breaks off.
 */
export const readBody = async (request: Request, limit: number, times?: BodyTimes): Promise<string> => {
  if (Number(request.headers.get('content-length') ?? 0) > limit + maxUnreadBytes) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of readPieces(request.body, times)) {
      size += chunk.byteLength;
      if (size > limit + maxUnreadBytes) throw tooLarge(limit);
      if (size <= limit) chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof LakeError ? error : new LakeError(400, 'The request broke off before its end');
  }
  if (size > limit) throw tooLarge(limit);
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
  return parseBody(await readBody(request, limit), schema);
};

/** @throws LakeError 400 as `readJson` */
export const parseBody = <Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> => {
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const { message, path } = parsed.error.issues[0] ?? { message: 'is malformed', path: [] };
  throw new LakeError(400, `Invalid request body: ${path.length ? `${path.join('.')}: ` : ''}${message}`);
};

const parseJson = (text: string): unknown => {
  try {
    return checkedJson(JSON.parse(text));
  } catch (error) {
    if (error instanceof LakeError) throw error;
    const cause = error instanceof Error ? error.message : String(error);
    throw new LakeError(400, `Request body is not JSON: ${cause}`);
  }
};

/** Deeper values would exhaust the stack of whoever walks them. Documents have far fewer levels. */
const maxLevels = 500;

/**
 * JSON from outside as it is.
 *
 * @throws LakeError 400 for a name or a depth that does harm, and for a text that is none.
 */
export const checkedJson = (json: unknown): unknown => {
  checkLevel(json, 0);
  const path = findMalformedText(json);
  if (path !== null) throw new LakeError(400, malformedTextMessage(path));
  return json;
};

const checkLevel = (value: unknown, level: number): void => {
  if (typeof value !== 'object' || value === null) return;
  if (level > maxLevels) throw new LakeError(400, `JSON may be nested ${maxLevels} levels deep`);
  // Applied to an object by assignment this name would change what the object is.
  if (Object.hasOwn(value, '__proto__'))
    throw new LakeError(400, 'Attribute name "__proto__" is not allowed');
  for (const inner of Object.values(value)) checkLevel(inner, level + 1);
};

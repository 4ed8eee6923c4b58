import type { z } from 'zod';
import { findMalformedText, malformedTextMessage } from './documents/malformedText.ts';
import { LakeError } from './errors.ts';
import { takeTurn } from './turns/requestTurns.ts';

/** The limit of the hosted service. @see https://www.sanity.io/docs/content-lake/technical-limits */
export const maxBodyBytes = 4_000_000;

const tooLarge = (maxBytes: number): LakeError =>
  new LakeError(413, `Request body exceeds limit of ${maxBytes} bytes`, { type: 'requestTooLargeError' });

/**
 * Bytes of an oversized body that are read and discarded, because a client that still writes does not read the
 * response.
 */
const maxUnreadBytes = 4 * maxBodyBytes;

export type BodyTimes = {
  /** The longest pause between two chunks. */
  idleMs: number;
  /** From the first byte to the last. */
  totalMs: number;
};

/** 4 MB at half a megabit per second. */
const defaultTimes: BodyTimes = { idleMs: 20_000, totalMs: 60_000 };

/**
 * The chunks of a body as they arrive, with timeouts: a slow body holds a connection, a file on disk and a place in a
 * queue.
 *
 * @throws LakeError 408 if a pause or the whole body takes too long.
 */
export async function* readChunks(
  body: ReadableStream<Uint8Array> | null,
  { idleMs, totalMs }: BodyTimes = defaultTimes,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (!body) return;
  const reader = body.getReader();
  const deadline = performance.now() + totalMs;
  try {
    for (;;) {
      const timeoutMs = Math.max(0, Math.min(idleMs, deadline - performance.now()));
      const { promise: late, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => reject(tooSlow()), timeoutMs);
      const { done, value } = await Promise.race([reader.read(), late]).finally(() => clearTimeout(timer));
      if (done) return;
      yield value;
    }
  } finally {
    // A client that has disconnected may never end its body.
    void reader.cancel().catch(() => {});
  }
}

const tooSlow = (): LakeError =>
  new LakeError(408, 'The request body arrived too slowly and was not read completely', {
    type: 'requestTimeout',
  });

/**
 * @throws LakeError 413 if the body is larger than `maxBytes`, checked while reading, not by Content-Length; 408 if it
 * arrives too slowly; 400 if it is incomplete.
 */
export const readBody = async (request: Request, maxBytes: number, times?: BodyTimes): Promise<string> => {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes + maxUnreadBytes)
    throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of readChunks(request.body, times)) {
      size += chunk.byteLength;
      if (size > maxBytes + maxUnreadBytes) throw tooLarge(maxBytes);
      if (size <= maxBytes) chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof LakeError ? error : new LakeError(400, 'The request body is incomplete');
  }
  if (size > maxBytes) throw tooLarge(maxBytes);
  await takeTurn(request);
  return Buffer.concat(chunks).toString('utf8');
};

/**
 * Reads and validates a JSON body.
 *
 * @throws LakeError 400 if it is not JSON or does not match the schema, 413 if it is too large.
 */
export const readJson = async <Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  maxBytes = maxBodyBytes,
): Promise<z.output<Schema>> => {
  const text = await readBody(request, maxBytes);
  const parsed = parseBody(text, schema);
  if (text.length > maxCharactersInTurn) await takeTurn(request);
  return parsed;
};

/** After parsing more than this, the caller waits for another turn. */
const maxCharactersInTurn = 50_000;

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

/** Deeper values would exhaust the stack of recursive functions. Documents have far fewer levels. */
const maxLevels = 500;

/**
 * Checks JSON from outside and returns it unchanged.
 *
 * @throws LakeError 400 for a forbidden attribute name, too many levels, and malformed text.
 */
export const checkedJson = (json: unknown): unknown => {
  checkLevel(json, 0);
  const path = findMalformedText(json);
  if (path !== null) throw new LakeError(400, malformedTextMessage(path));
  return json;
};

const checkLevel = (value: unknown, level: number): void => {
  if (typeof value !== 'object' || value === null) return;
  if (level > maxLevels) throw new LakeError(400, `JSON may be nested at most ${maxLevels} levels deep`);
  // Assigning this name to an object would change its prototype.
  if (Object.hasOwn(value, '__proto__'))
    throw new LakeError(400, 'Attribute name "__proto__" is not allowed');
  for (const inner of Object.values(value)) checkLevel(inner, level + 1);
};

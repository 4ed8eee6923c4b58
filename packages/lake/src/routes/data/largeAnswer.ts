import { tooMany } from '../../errors.ts';

/** Of all callers of a kind together: strangers who do not read take nothing from people. */
const maxUnreadBytes = { people: 256 * 1024 * 1024, strangers: 64 * 1024 * 1024 };
const chunkBytes = 1024 * 1024;
const unreadBytes = { people: 0, strangers: 0 };

/**
 * A body that may be of many megabytes, sent as quickly as the caller reads.
 *
 * @throws LakeError 429 when slow callers leave too much of theirs unread: it is all in memory.
 */
export const largeAnswer = (
  parts: Uint8Array[],
  readers: keyof typeof maxUnreadBytes,
): ReadableStream<Uint8Array> => {
  if (unreadBytes[readers] > maxUnreadBytes[readers])
    throw tooMany('Too many large answers are being read: try later, or ask for less');
  const size = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const chunks = chunksOf(parts);
  let isCounted = false;
  const end = (): void => {
    if (isCounted) unreadBytes[readers] -= size;
    isCounted = false;
    chunks.return(undefined);
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        // Not before: a body that nobody reads, as of HEAD, is neither ended nor cancelled.
        if (!isCounted) unreadBytes[readers] += size;
        isCounted = true;
        const { value, done } = chunks.next();
        if (!done) return controller.enqueue(value);
        end();
        controller.close();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
};

function* chunksOf(parts: Uint8Array[]): Generator<Uint8Array, undefined> {
  for (const part of parts) {
    for (let at = 0; at < part.byteLength; at += chunkBytes) yield part.subarray(at, at + chunkBytes);
  }
  return undefined;
}

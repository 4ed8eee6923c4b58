import { tooMany } from '../../errors.ts';

/** Separate limits, so that slow anonymous clients do not use up the memory of signed-in ones. */
const maxUnreadBytes = { signedIn: 256 * 1024 * 1024, anonymous: 64 * 1024 * 1024 };
const chunkBytes = 1024 * 1024;
const unreadBytes = { signedIn: 0, anonymous: 0 };

/**
 * A body of many megabytes, sent as fast as the client reads.
 *
 * @throws LakeError 429 if the group has too many unread bytes, which are in memory.
 */
export const largeAnswer = (
  parts: Uint8Array[],
  group: keyof typeof maxUnreadBytes,
): ReadableStream<Uint8Array> => {
  if (unreadBytes[group] > maxUnreadBytes[group])
    throw tooMany('Too many large responses are being sent. Try again later, or ask for less.');
  const size = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const chunks = chunksOf(parts);
  let isCounted = false;
  const end = (): void => {
    if (isCounted) unreadBytes[group] -= size;
    isCounted = false;
    chunks.return(undefined);
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        // Counted from the first read on: the body of a HEAD response is neither read nor cancelled.
        if (!isCounted) unreadBytes[group] += size;
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

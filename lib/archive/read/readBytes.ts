import { UnreadableArchive } from '../UnreadableArchive.ts';

type Limit = {
  maxBytes: number;
  /** The message for a larger file. */
  tooLarge: string;
};

/** A file as a whole. @throws {UnreadableArchive} if it is too large. */
export const readBytes = async (
  chunks: AsyncIterable<Uint8Array>,
  { maxBytes, tooLarge }: Limit,
): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new UnreadableArchive(tooLarge);
    parts.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
};

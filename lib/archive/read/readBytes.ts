import { type Limit, limitedChunks } from './limitedChunks.ts';

/** A file as a whole. @throws {UnreadableArchive} if it is too large. */
export const readBytes = async (chunks: AsyncIterable<Uint8Array>, limit: Limit): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for await (const chunk of limitedChunks(chunks, limit)) parts.push(chunk);
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
};

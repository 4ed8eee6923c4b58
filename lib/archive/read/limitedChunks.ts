import { UnreadableArchive } from '../UnreadableArchive.ts';

export type Limit = {
  maxBytes: number;
  /** The message for a larger file. */
  tooLarge: string;
};

/** The chunks of a file. @throws {UnreadableArchive} if it is too large. */
export async function* limitedChunks(
  chunks: AsyncIterable<Uint8Array>,
  { maxBytes, tooLarge }: Limit,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new UnreadableArchive(tooLarge);
    yield chunk;
  }
}

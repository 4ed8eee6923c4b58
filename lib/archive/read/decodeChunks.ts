import { UnreadableArchive } from '../UnreadableArchive.ts';

type Limit = {
  maxBytes: number;
  /** The message for a larger file. */
  tooLarge: string;
};

/** The text of a file in UTF-8. @throws {UnreadableArchive} if it is too large. */
export const decodeChunks = async (
  chunks: AsyncIterable<Uint8Array>,
  { maxBytes, tooLarge }: Limit,
): Promise<string> => {
  const decoder = new TextDecoder();
  const texts: string[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new UnreadableArchive(tooLarge);
    texts.push(decoder.decode(chunk, { stream: true }));
  }
  return texts.join('') + decoder.decode();
};

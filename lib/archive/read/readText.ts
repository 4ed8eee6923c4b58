import { UnreadableArchive } from '../UnreadableArchive.ts';

/** Of one file of an archive, such as a page. */
const maxBytes = 30_000_000;

/** A file of UTF-8. @throws {UnreadableArchive} if it is too large. */
export const readText = async (name: string, chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  const decoder = new TextDecoder();
  const texts: string[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes)
      throw new UnreadableArchive(`“${name}” has more than ${maxBytes / 1_000_000} MB, and is no story.`);
    texts.push(decoder.decode(chunk, { stream: true }));
  }
  return texts.join('') + decoder.decode();
};

import { UnreadableArchive } from '../UnreadableArchive.ts';

/** JSON is in memory as a whole, several times. The engine holds no text of more than half a gigabyte. */
const maxBytes = 400_000_000;

/** @throws {UnreadableArchive} if it is too large or not JSON. */
export const readJson = async (chunks: AsyncIterable<Uint8Array>): Promise<unknown> => {
  const decoder = new TextDecoder();
  const texts: string[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes)
      throw new UnreadableArchive(
        `A JSON file may have ${maxBytes / 1_000_000} MB. Export the stories in several files, and put them into a folder.`,
      );
    texts.push(decoder.decode(chunk, { stream: true }));
  }
  texts.push(decoder.decode());
  try {
    return JSON.parse(texts.join(''));
  } catch {
    throw new UnreadableArchive('The file is not JSON, or a part of it is missing.');
  }
};

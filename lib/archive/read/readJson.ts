import { UnreadableArchive } from '../UnreadableArchive.ts';
import { decodeChunks } from './decodeChunks.ts';

/** JSON is in memory as a whole, several times. The engine holds no text of more than half a gigabyte. */
const maxBytes = 400_000_000;

/** @throws {UnreadableArchive} if it is too large or not JSON. */
export const readJson = async (chunks: AsyncIterable<Uint8Array>): Promise<unknown> => {
  const text = await decodeChunks(chunks, {
    maxBytes,
    tooLarge: `A JSON file may have ${maxBytes / 1_000_000} MB. Export the stories in several files, and put them into a folder.`,
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableArchive('The file is not JSON, or a part of it is missing.');
  }
};

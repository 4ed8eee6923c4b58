import { decodeChunks } from './decodeChunks.ts';

/** Of one file of an archive, such as a page. */
const maxBytes = 30_000_000;

/** A file of UTF-8. @throws {UnreadableArchive} if it is too large. */
export const readText = (name: string, chunks: AsyncIterable<Uint8Array>): Promise<string> =>
  decodeChunks(chunks, {
    maxBytes,
    tooLarge: `“${name}” has more than ${maxBytes / 1_000_000} MB, and is no story.`,
  });

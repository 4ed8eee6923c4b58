import { type Limit, limitedChunks } from './limitedChunks.ts';

/** The text of a file in UTF-8. @throws {UnreadableArchive} if it is too large. */
export const decodeChunks = async (chunks: AsyncIterable<Uint8Array>, limit: Limit): Promise<string> => {
  const decoder = new TextDecoder();
  const texts: string[] = [];
  for await (const chunk of limitedChunks(chunks, limit)) texts.push(decoder.decode(chunk, { stream: true }));
  return texts.join('') + decoder.decode();
};

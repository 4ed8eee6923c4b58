import { UnreadableArchive } from '../UnreadableArchive.ts';
import { decodeChunks } from './decodeChunks.ts';
import { beginning, behind, placeWords } from './xml/Place.ts';

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
  } catch (error) {
    const at = placeIn(error instanceof Error ? error.message : '', text);
    throw new UnreadableArchive(`The file is not JSON, or a part of it is missing (${at}).`);
  }
};

/** The engine names the place of some mistakes, and quotes what is around others. Without either the text ends early. */
const placeIn = (message: string, text: string): string => {
  const place = (at: number): string => placeWords(behind(beginning, text, at));
  const [, position] = / at position (\d{1,10})/.exec(message) ?? [];
  if (position !== undefined) return place(Number(position));
  const [, quoted] =
    /^Unexpected token .{1,4}, (?:\.{3})?"(.*)"(?:\.{3})? is not valid JSON$/s.exec(message) ?? [];
  if (quoted === undefined) return place(text.length);
  const at = text.indexOf(quoted);
  return at >= 0 && text.indexOf(quoted, at + 1) < 0 ? place(at) : `near “${quoted}”`;
};

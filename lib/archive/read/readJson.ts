import { UnreadableArchive } from '../UnreadableArchive.ts';
import { decodeChunks } from './decodeChunks.ts';
import { beginning, behind, placeWords } from './xml/Place.ts';

/** JSON is in memory as a whole, several times. The engine holds no text of more than half a gigabyte. */
const maxBytes = 400_000_000;
/** Signs between its values: each value takes more memory than its text. */
const maxSigns = 20_000_000;

const inParts = 'Export the stories in several files, and put them into a folder.';

/** @throws {UnreadableArchive} if it is too large or not JSON. */
export const readJson = async (chunks: AsyncIterable<Uint8Array>): Promise<unknown> => {
  const text = await decodeChunks(chunks, {
    maxBytes,
    tooLarge: `A JSON file may have ${maxBytes / 1_000_000} MB. ${inParts}`,
  });
  if (hasMoreSigns(text, maxSigns))
    throw new UnreadableArchive(
      `The file has more than ${maxSigns / 1_000_000} million values, which do not fit into the memory. ${inParts}`,
    );
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

const [quote, backslash] = [34, 92];
/** Brackets that open, commas and colons. */
const signs = new Set([44, 58, 91, 123]);

const hasMoreSigns = (text: string, max: number): boolean => {
  if (text.length <= max) return false;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (signs.has(code)) count += 1;
    if (count > max) return true;
  }
  return false;
};

const endOfString = (text: string, open: number): number => {
  let at = open + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
};

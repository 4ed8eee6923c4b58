import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { LeftOut } from '../../pasting/LeftOut.ts';
import type { SavedPage } from '../html/readHtml.ts';
import type { Zip } from './openZip.ts';
import { UnreadableFile } from './UnreadableFile.ts';

export const wordPart = 'word/document.xml';

/** Tags. A book has some hundred thousand. */
const maxTags = 600_000;
/** Names of namespaces, each of which the library copies to all elements inside. A part has some thirty. */
const maxNamespaces = 3_000;

/** Built-in styles that the library leaves as paragraphs. */
const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
];

/**
 * Reads a Word file as HTML. Its macros and linked files are not read.
 *
 * @throws {UnreadableFile}
 */
export const readWord = async (name: string, zip: Zip): Promise<SavedPage> => {
  const entries = zip.unpack((entry) => /\.(?:xml|rels)$/.test(entry) || entry.startsWith('word/media/'));
  const xml = Object.entries(entries).filter(([entry]) => !entry.startsWith('word/media/'));
  const countIn = (text: string): number => xml.reduce((sum, [, bytes]) => sum + count(bytes, text), 0);
  // Programs write each sign that ends a tag as an entity elsewhere.
  if (countIn('<') > maxTags || countIn('>') > maxTags || countIn('xmlns') > maxNamespaces)
    throw new UnreadableFile(
      `“${name}” is too long to be read at once. Save it in parts, or paste its text.`,
    );
  const pictures: Uint8Array[] = [];
  const convertImage = mammoth.images.imgElement(async (image) => {
    const bytes = new Uint8Array(await image.readAsArrayBuffer());
    return { src: `${pictureAddress}${pictures.push(bytes) - 1}` };
  });
  try {
    // Packed anew, so that the library reads nothing but what has been checked.
    const packed = zipSync(entries, { level: 0 });
    const input = { arrayBuffer: packed.buffer, buffer: packed };
    const { value } = await mammoth.convertToHtml(input as { arrayBuffer: ArrayBuffer }, {
      convertImage,
      styleMap,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
    });
    return {
      html: value,
      isDocument: true,
      files: (address) =>
        address.startsWith(pictureAddress)
          ? (pictures[Number(address.slice(pictureAddress.length))] ?? null)
          : null,
      leftOut: leftOutOf(entries),
    };
  } catch {
    throw new UnreadableFile(
      `“${name}” is damaged or not a Word file. Open it in Word, save it again as .docx, or paste its text.`,
    );
  }
};

const pictureAddress = 'word-picture:';

/** What Word's review mode holds, which is not part of the text. */
const leftOutOf = (entries: Record<string, Uint8Array>): LeftOut => {
  const comment = count(entries['word/comments.xml'], '<w:comment ');
  const deletion = count(entries[wordPart], '<w:del ');
  return { ...(comment > 0 && { comment }), ...(deletion > 0 && { deletion }) };
};

/** How often a text of Latin letters and signs is in a file. */
const count = (bytes: Uint8Array | undefined, text: string): number => {
  if (!bytes) return 0;
  const wanted = [...text].map((letter) => letter.charCodeAt(0));
  const first = wanted[0] ?? 0;
  let found = 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) found += 1;
  return found;
};

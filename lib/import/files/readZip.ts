import type { SavedPage } from '../html/readHtml.ts';
import { decodeText } from './decodeText.ts';
import { openZip } from './openZip.ts';
import { readWord, wordPart } from './readWord.ts';
import { UnreadableFile } from './UnreadableFile.ts';

/**
 * Reads what is packed: a Word file, or a saved page with its pictures, as Google Docs and browsers write it.
 *
 * @throws {UnreadableFile}
 */
export const readZip = async (name: string, bytes: Uint8Array): Promise<SavedPage> => {
  const zip = openZip(name, bytes);
  if (zip.names.includes(wordPart)) return readWord(name, zip);
  const other = others.find(({ part }) => zip.names.some((entry) => entry.startsWith(part)));
  if (other) throw new UnreadableFile(`“${name}” is ${other.what}. ${other.way}`);
  const page = pageIn(zip.names);
  if (page === null)
    throw new UnreadableFile(`“${name}” holds no saved page. Choose the file with the article.`);
  const entries = zip.unpack((entry) => entry === page || /\.(?:jpe?g|png|gif|webp|avif)$/i.test(entry));
  const folder = new URL(page.split('/').map(encodeURIComponent).join('/'), root);
  return {
    ...decodeText(entries[page] ?? new Uint8Array(), { isHtml: true }),
    files: (address) => {
      if (!URL.canParse(address, folder)) return null;
      const { origin, pathname } = new URL(address, folder);
      return origin === folder.origin ? (entries[decoded(pathname.slice(1))] ?? null) : null;
    },
  };
};

/** An address that is no other site's. */
const root = 'http://archive.invalid/';

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** The page at the top: of several, the one named index, else the first. */
const pageIn = (names: string[]): string | null => {
  const pages = names.filter((entry) => /\.x?html?$/i.test(entry) && !entry.startsWith('__MACOSX/'));
  const depthOf = (entry: string): number => entry.split('/').length;
  const highest = Math.min(...pages.map(depthOf));
  const top = pages.filter((entry) => depthOf(entry) === highest);
  return top.find((entry) => /(?:^|\/)index\.x?html?$/i.test(entry)) ?? top[0] ?? null;
};

const saveAsWord = 'Open it and save it as a Word file (.docx), or paste its text.';
const others = [
  { part: 'xl/', what: 'a spreadsheet', way: 'Copy its cells into a table of a story.' },
  { part: 'ppt/', what: 'a presentation', way: 'Paste its text.' },
  { part: 'content.xml', what: 'an OpenDocument file', way: saveAsWord },
  { part: 'Index/', what: 'a file of Apple’s Pages, Numbers or Keynote', way: saveAsWord },
  { part: 'META-INF/container.xml', what: 'an e-book', way: 'Paste its text.' },
];

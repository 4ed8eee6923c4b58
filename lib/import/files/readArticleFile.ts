import { PasteTooLarge } from '../../pasting/PasteTooLarge.ts';
import { encodingPart } from '../html/leftParts.ts';
import type { SavedFiles } from '../html/PagePictures.ts';
import { readHtml, type SavedPage } from '../html/readHtml.ts';
import type { Page } from '../Line.ts';
import { maxBlocks, maxTextCharacters, tooLongText } from '../limits.ts';
import { readText } from '../readText.ts';
import { decodeText } from './decodeText.ts';
import { maxFileBytes, tooLarge } from './fileSize.ts';
import { type FileKind, isHtml, kindOf } from './kindOf.ts';
import { readMarkdown } from './readMarkdown.ts';
import { readMime } from './readMime.ts';
import { readWebArchive } from './readWebArchive.ts';
import { readZip } from './readZip.ts';
import { UnreadableFile } from './UnreadableFile.ts';

export type ArticleFile = {
  name: string;
  bytes: Uint8Array;
  /** What lies beside a page that was saved without its pictures. */
  beside?: SavedFiles;
  /** True if films and sounds are found by their addresses. */
  findsRecordings?: boolean;
};
/** A page, and the files of its pictures with their addresses on the page. */
export type ReadArticle = { page: Page; files: Uint8Array[]; addresses: string[] };

/**
 * Reads an article of another newspaper or program: text, Markdown, HTML, Word, or a web archive.
 *
 * @throws {UnreadableFile} with a message for people
 */
export const readArticleFile = async ({
  name,
  bytes,
  beside,
  findsRecordings = false,
}: ArticleFile): Promise<ReadArticle> => {
  if (bytes.length > maxFileBytes) throw new UnreadableFile(tooLarge(name, bytes.length));
  const kind = kindOf(name, bytes);
  const reason = unreadable[kind];
  if (reason) throw new UnreadableFile(`“${name}” ${reason}`);
  switch (kind) {
    case 'zip':
      return readPage(name, await readZip(name, bytes));
    case 'webArchive':
      return readPage(name, readWebArchive(name, bytes));
    case 'mime': {
      const { isText, ...saved } = await readMime(name, bytes);
      return isText ? readPlainText(name, saved) : readPage(name, saved);
    }
    case 'markdown':
      return readPage(name, () => {
        const { html, guessedEncoding } = decodeText(bytes);
        return { ...readMarkdown(html), guessedEncoding };
      });
    case 'html':
      return readPage(name, {
        ...{ ...decodeText(bytes, { isHtml: true }), findsRecordings },
        ...(beside && { files: beside }),
      });
    default:
      return readPlainText(name, decodeText(bytes));
  }
};

/** Reads what was pasted. @param name what messages call it. */
export const readArticleText = (name: string, text: string): ReadArticle =>
  isHtml(text) ? readPage(name, { html: text }) : readPlainText(name, { html: text });

/** Reads a page of the web by its address. */
export const readArticlePage = ({ address, ...saved }: { address: string } & Encoded): ReadArticle =>
  readPage(address, { ...saved, facts: { address } });

type Encoded = Pick<SavedPage, 'html' | 'guessedEncoding'>;

const readPlainText = (name: string, { html: text, guessedEncoding = null }: Encoded): ReadArticle => {
  if (text.trim() === '') throw new UnreadableFile(`“${name}” is empty.`);
  if (text.length > maxTextCharacters)
    throw new UnreadableFile(`“${name}” cannot be read: ${tooLongText(text.length)} ${elseway}`);
  const page = readText(text);
  if (page.lines.length > maxBlocks)
    throw new UnreadableFile(
      `“${name}” has ${page.lines.length.toLocaleString('en')} paragraphs. At most ${maxBlocks.toLocaleString('en')} can be read at once.`,
    );
  page.leftOut.push(...encodingPart(guessedEncoding));
  return { page, files: [], addresses: [] };
};

const elseway = 'Otherwise paste the article’s text.';

const readPage = (name: string, saved: SavedPage | (() => SavedPage)): ReadArticle => {
  try {
    return readHtml(typeof saved === 'function' ? saved() : saved);
  } catch (error) {
    if (error instanceof PasteTooLarge)
      throw new UnreadableFile(`“${name}” cannot be read: ${error.message} ${elseway}`);
    throw error;
  }
};

const unreadable: Partial<Record<FileKind, string>> = {
  empty: 'is empty.',
  oldWord: 'is an Office file of before 2007. Open it in Word and save it as .docx, or paste its text.',
  encryptedOffice:
    'is protected by a password. Open it in Word, take the password away (File, Info, Protect Document), and save it again.',
  pdf: 'is a PDF, which knows lines on paper and no paragraphs. Ask for the text or the Word file, or paste its text and check the paragraphs.',
  rtf: 'is a rich text file (.rtf). Open it in a word processor and save it as .docx, or paste its text.',
  picture: 'is a picture or a recording. Choose the file with the article.',
  binary: 'is not text, HTML, Word or a web archive. Paste the article’s text.',
};

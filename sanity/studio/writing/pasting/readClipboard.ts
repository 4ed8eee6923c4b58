import { plainBlock } from '../../../../lib/pasting/Block.ts';
import { withTypedLists } from '../../../../lib/pasting/lists/withTypedLists.ts';
import { markupProblem } from '../../../../lib/pasting/markupProblem.ts';
import { PasteTooLarge } from '../../../../lib/pasting/PasteTooLarge.ts';
import { picturesOfRtf } from '../../../../lib/pasting/picturesOfRtf.ts';
import { type Paste, type PasteOptions, readPaste } from '../../../../lib/pasting/readPaste.ts';

export type Clipboard = { paste: Paste; files: File[] };
export type ReadClipboard = Clipboard | { problem: string };

/** Text that the editor itself put on the clipboard. */
const ownTypes = ['application/x-portable-text', 'application/json'];

/** Longer text without markup is left to Studio. */
const maxPlainLines = 1_000;

/**
 * Reads the HTML on a clipboard, or the lists in its text. Scripts do not run, and nothing is loaded.
 *
 * @returns null if there is none, or if the editor put it there: Studio pastes the rest.
 */
export const readClipboard = (data: DataTransfer, options: PasteOptions): ReadClipboard | null => {
  if (ownTypes.some((type) => data.getData(type) !== '')) return null;
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  // Some programs give their text as HTML too.
  if (html === '' || html === text) return readText(text, options);
  const problem = markupProblem(html);
  if (problem) return { problem };
  const copied = [...data.files].filter(({ type }) => type.startsWith('image/'));
  // Studio uploads the files of a clipboard without text, such as a picture that a browser copied.
  if (copied.length > 0 && text === '') return null;
  try {
    const document = new DOMParser().parseFromString(html, 'text/html');
    const files = copied.length > 0 ? copied : filesOfRtf(document, data);
    const paste = readPaste(document, { ...options, imageFiles: files.length });
    const isEmpty = paste.blocks.length === 0 && Object.keys(paste.leftOut).length === 0;
    return isEmpty
      ? null
      : { paste: { ...paste, blocks: withTypedLists(paste.blocks, options.newKey) }, files };
  } catch (error) {
    if (error instanceof PasteTooLarge) return { problem: `${error.message} Paste it in parts.` };
    throw error;
  }
};

/** Text with lists that were typed as lines. Studio pastes other text. */
const readText = (text: string, { newKey }: PasteOptions): Clipboard | null => {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  if (lines.length > maxPlainLines) return null;
  const paragraphs = lines
    .map((line) => (line.trim() === '' ? '' : line))
    .join('\n')
    .split(/\n{2,}/);
  const blocks = paragraphs.filter(Boolean).map((paragraph) => plainBlock(paragraph, newKey()));
  const withLists = withTypedLists(blocks, newKey);
  if (withLists === blocks) return null;
  return {
    paste: { blocks: withLists, origins: new Map(), pictures: [], sources: [], leftOut: {} },
    files: [],
  };
};

/** The pictures of Word, whose HTML names files on the writer's disk. */
const filesOfRtf = (document: Document, data: DataTransfer): File[] =>
  document.querySelector('img[src^="file:" i]') === null
    ? []
    : picturesOfRtf(data.getData('text/rtf')).map(
        ({ type, bytes }) => new File([bytes], 'pasted picture', { type }),
      );

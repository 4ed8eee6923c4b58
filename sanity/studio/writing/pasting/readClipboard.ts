import { markupProblem } from '../../../../lib/pasting/markupProblem.ts';
import { PasteTooLarge } from '../../../../lib/pasting/PasteTooLarge.ts';
import { picturesOfRtf } from '../../../../lib/pasting/picturesOfRtf.ts';
import { type Paste, type PasteOptions, readPaste } from '../../../../lib/pasting/readPaste.ts';

export type Clipboard = { paste: Paste; files: File[] };
export type ReadClipboard = Clipboard | { problem: string };

/** Text that the editor itself put on the clipboard. */
const ownTypes = ['application/x-portable-text', 'application/json'];

/**
 * Reads the HTML on a clipboard. Its scripts do not run, and nothing in it is loaded.
 *
 * @returns null if there is none, or if the editor put it there: Studio pastes the rest.
 */
export const readClipboard = (data: DataTransfer, options: PasteOptions): ReadClipboard | null => {
  if (ownTypes.some((type) => data.getData(type) !== '')) return null;
  const html = data.getData('text/html');
  if (html === '') return null;
  const problem = markupProblem(html);
  if (problem) return { problem };
  const copied = [...data.files].filter(({ type }) => type.startsWith('image/'));
  // Studio uploads the files of a clipboard without text, such as a picture that a browser copied.
  if (copied.length > 0 && data.getData('text/plain') === '') return null;
  try {
    const document = new DOMParser().parseFromString(html, 'text/html');
    const files = copied.length > 0 ? copied : filesOfRtf(document, data);
    const paste = readPaste(document, { ...options, imageFiles: files.length });
    const isEmpty = paste.blocks.length === 0 && Object.keys(paste.leftOut).length === 0;
    return isEmpty ? null : { paste, files };
  } catch (error) {
    if (error instanceof PasteTooLarge) return { problem: `${error.message} Paste it in parts.` };
    throw error;
  }
};

/** The pictures of Word, whose HTML names files on the writer's disk. */
const filesOfRtf = (document: Document, data: DataTransfer): File[] =>
  document.querySelector('img[src^="file:" i]') === null
    ? []
    : picturesOfRtf(data.getData('text/rtf')).map(
        ({ type, bytes }) => new File([bytes], 'pasted picture', { type }),
      );

import { maxFileBytes, tooLarge } from '../../../../lib/import/files/fileSize.ts';
import type { Source } from './ReadStory.ts';

export type Given = Source | { problem: string } | { pageAddress: string };

/** A file as it was chosen. */
export const sourceOfFile = async (file: File): Promise<Given> => {
  if (file.size > maxFileBytes) return { problem: tooLarge(file.name, file.size) };
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return { problem: `“${file.name}” cannot be opened. If it is a folder, choose the file in it.` };
  }
};

/**
 * What is on the clipboard, or was dropped: a file, else formatted text, else text. Null if there is nothing.
 *
 * @param name what messages call a text.
 */
export const sourceOfTransfer = async (data: DataTransfer, name: string): Promise<Given | null> => {
  // The browser empties it as soon as this function waits.
  const files = [...data.files];
  const [html, plain] = [data.getData('text/html'), data.getData('text/plain')];
  const [file] = files;
  if (files.length > 1) return { problem: 'Choose one file: each becomes a story of its own.' };
  if (file && (html === '' || !file.type.startsWith('image/'))) return sourceOfFile(file);
  if (html === '' && plain.trim() === '') return null;
  if (/^\s*https?:\/\/\S+\s*$/.test(plain)) return { pageAddress: plain.trim() };
  // Editors of code put markup on the clipboard twice: as text, and as text in colours.
  const isMarkup = /^\s*<(?:!doctype|html|article|body)/i.test(plain);
  return { name, text: html === '' || isMarkup ? plain : html };
};

/** What a file is by its content. Its name may be wrong. */
export type FileKind =
  | 'empty'
  | 'zip'
  | 'webArchive'
  | 'mime'
  | 'html'
  | 'markdown'
  | 'text'
  /** What cannot be read. */
  | 'oldWord'
  | 'encryptedOffice'
  | 'pdf'
  | 'rtf'
  | 'picture'
  | 'binary';

const beginnings: [kind: FileKind, beginning: string][] = [
  ['zip', 'PK\x03\x04'],
  ['webArchive', 'bplist00'],
  ['oldWord', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['pdf', '%PDF-'],
  ['rtf', '{\\rtf'],
  ['picture', '\xff\xd8\xff'],
  ['picture', '\x89PNG'],
  ['picture', 'GIF8'],
  ['picture', 'RIFF'],
  ['picture', 'II*\0'],
  ['picture', 'MM\0*'],
];

/** Enough for the headers of an archive. */
const maxHeadBytes = 4_096;

export const kindOf = (name: string, bytes: Uint8Array): FileKind => {
  const head = latin(bytes.subarray(0, maxHeadBytes));
  const [kind] = beginnings.find(([, beginning]) => head.startsWith(beginning)) ?? [];
  if (kind === 'oldWord') return hasStream(bytes, 'EncryptedPackage') ? 'encryptedOffice' : 'oldWord';
  if (kind) return kind;
  if (bytes.length === 0) return 'empty';
  if (isMime(head)) return 'mime';
  if (bytes.includes(0) && !hasWideMark(bytes)) return 'binary';
  if (/\.(?:md|markdown)$/i.test(name)) return 'markdown';
  return isHtml(head) || /\.x?html?$/i.test(name) ? 'html' : 'text';
};

/** A character for each byte. */
const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** The mark of UTF-16, whose Latin letters have a zero each. */
const hasWideMark = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** True if the directory of an old Office file names a stream. Its names are UTF-16. */
const hasStream = (bytes: Uint8Array, name: string): boolean => {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
};

const isMime = (head: string): boolean =>
  /^[a-z][a-z-]{2,40}:[ \t]/i.test(head) && /^mime-version:/im.test(head);

/** Returns true if a text is HTML: it starts like a page or contains block elements. */
export const isHtml = (text: string): boolean => {
  if (/^[\s\ufeff]*(?:<!doctype html|<\?xml|<html)/i.test(text)) return true;
  const start = text.search(/<(?:p|div|article|h[1-6]|body)[\s>]/i);
  return start >= 0 && /<\/(?:p|div|article|h[1-6]|body)>/i.test(text.slice(start));
};

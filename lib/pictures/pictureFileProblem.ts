/** What is read of a file to know its type. A drawing may begin with comments. */
export const maxHeadBytes = 65_536;
/** As the server takes them. */
const maxFileBytes = 67_108_864;

const accepted = 'Send JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG.';

const startOfText = /^[\uFEFF\s]*</u;
const drawing = /<(?:[\w-]{1,40}:)?svg[\s>]/iu;

const hasDrawing = (head: Uint8Array): boolean => {
  const text = new TextDecoder().decode(head);
  return startOfText.test(text) && drawing.test(text);
};

/** The brand of an ISO base media file, such as `avif`; null for other files. @see ISO/IEC 14496-12 */
const brandOf = (latin: string): string | null => (latin.slice(4, 8) === 'ftyp' ? latin.slice(8, 12) : null);

const isPicture = (head: Uint8Array, latin: string): boolean =>
  latin.startsWith('\xff\xd8\xff') ||
  latin.startsWith('\x89PNG\r\n\x1a\n') ||
  /^GIF8[79]a/.test(latin) ||
  /^(?:II[*+]\0|MM\0[*+])/.test(latin) ||
  (latin.startsWith('RIFF') && latin.slice(8, 12) === 'WEBP') ||
  ['avif', 'avis', 'mif1', 'miaf'].includes(brandOf(latin) ?? '') ||
  hasDrawing(head);

/**
 * Returns why a file cannot become a picture, or null. It looks at the bytes, because names and types may be wrong. The
 * server decodes the picture, and may still refuse it.
 *
 * @param head the first bytes of the file, up to `maxHeadBytes`.
 * @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 */
export const pictureFileProblem = (
  { name, size }: { name: string; size: number },
  head: Uint8Array,
): string | null => {
  if (size === 0) return `“${name}” is empty.`;
  const latin = String.fromCharCode(...head.subarray(0, 12));
  if (/^(?:hei[cxms]|hev[cxms])$/.test(brandOf(latin) ?? ''))
    return `“${name}” is a picture of the type HEIC, which few readers can see. ${accepted}`;
  if (!isPicture(head, latin)) return `“${name}” is not a picture. ${accepted}`;
  return size > maxFileBytes ? `“${name}” is larger than 64 MB.` : null;
};

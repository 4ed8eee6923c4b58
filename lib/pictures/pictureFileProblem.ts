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

/** What a brand box is read of. Files name some ten brands. */
const maxBrandBytes = 128;

/** The brands of an ISO base media file, such as `avif`; none for other files. @see ISO/IEC 14496-12 */
const brandsOf = (latin: string): string[] => {
  if (latin.slice(4, 8) !== 'ftyp') return [];
  const box = latin.slice(0, (latin.charCodeAt(2) << 8) | latin.charCodeAt(3));
  return [latin.slice(8, 12), ...(box.slice(16).match(/.{4}/gs) ?? [])];
};

const hevc = /^(?:hei[cxms]|hev[cxms])$/;

/** The main brand of a picture of a telephone may be that of all such files, `mif1`. */
const isHevc = (brands: string[]): boolean =>
  hevc.test(brands[0] ?? '') || (brands.some((brand) => hevc.test(brand)) && !brands.includes('avif'));

const isPicture = (head: Uint8Array, latin: string): boolean =>
  latin.startsWith('\xff\xd8\xff') ||
  latin.startsWith('\x89PNG\r\n\x1a\n') ||
  /^GIF8[79]a/.test(latin) ||
  /^(?:II[*+]\0|MM\0[*+])/.test(latin) ||
  (latin.startsWith('RIFF') && latin.slice(8, 12) === 'WEBP') ||
  ['avif', 'avis', 'mif1', 'miaf'].includes(brandsOf(latin)[0] ?? '') ||
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
  const latin = String.fromCharCode(...head.subarray(0, maxBrandBytes));
  if (isHevc(brandsOf(latin)))
    return `“${name}” is a picture of the type HEIC, which few readers can see. ${accepted}`;
  if (!isPicture(head, latin)) return `“${name}” is not a picture. ${accepted}`;
  return size > maxFileBytes ? `“${name}” is larger than 64 MB.` : null;
};

/**
 * Whether a file has nothing but the pixels and colours of an image: no comment, no block of a camera or a program, no
 * second image, nothing after its end. libvips names only some of those. False for other formats, and for a file that
 * ends too early.
 *
 * @param format as libvips names it.
 */
export const isBareImage = (format: string | undefined, bytes: Buffer): boolean => {
  switch (format) {
    case 'jpeg':
      return isBareJpeg(bytes);
    case 'png':
      return isBarePng(bytes);
    case 'webp':
      return bytes.length >= 12 && hasOnlyWebpChunks(bytes, 12);
    case 'gif':
      return isBareGif(bytes);
    default:
      return false;
  }
};

const startsWith = (bytes: Buffer, at: number, text: string): boolean =>
  bytes.toString('latin1', at, at + text.length) === text;

/** Frames and tables: SOF, DHT, DAC, DQT, DNL, DRI. @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf table B.1 */
const isJpegTable = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || [0xdb, 0xdc, 0xdd].includes(marker);

/** JFIF without a thumbnail, a colour profile, and the colours that Adobe's programs note. */
const isJpegHeader = (bytes: Buffer, marker: number, at: number, length: number): boolean =>
  (marker === 0xe0 && length === 16 && startsWith(bytes, at + 4, 'JFIF\0')) ||
  (marker === 0xe2 && startsWith(bytes, at + 4, 'ICC_PROFILE\0')) ||
  (marker === 0xee && length === 14 && startsWith(bytes, at + 4, 'Adobe'));

const isBareJpeg = (bytes: Buffer): boolean => {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const length = bytes.readUInt16BE(at + 2);
    if (marker !== 0xda && !isJpegTable(marker) && !isJpegHeader(bytes, marker, at, length)) return false;
    at += 2 + length;
    if (marker === 0xda) at = endOfScan(bytes, at);
  }
  return at === bytes.length - 2 && bytes[at] === 0xff && bytes[at + 1] === 0xd9;
};

/** The place of the next marker. In the data of a scan, 0 or the number of a restart follows a byte 255. */
const endOfScan = (bytes: Buffer, start: number): number => {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
};

const pngChunks = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD hIST pHYs acTL fcTL fdAT'.split(' '),
);

/** @see https://www.w3.org/TR/png-3/#11Chunks */
const isBarePng = (bytes: Buffer): boolean => {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (!pngChunks.has(name)) return false;
    at += 12 + bytes.readUInt32BE(at);
    if (name === 'IEND') return at === bytes.length;
  }
  return false;
};

const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** The place, size and time of a frame of an animation, before the frame's own chunks. */
const webpFrameHeader = 16;

/** @see https://www.rfc-editor.org/rfc/rfc9649 */
const hasOnlyWebpChunks = (bytes: Buffer, start: number): boolean => {
  let at = start;
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4);
    if (!webpChunks.has(name)) return false;
    const [data, size] = [at + 8, bytes.readUInt32LE(at + 4)];
    // A frame contains no frame.
    const isBare =
      name !== 'ANMF' ||
      (start === 12 && hasOnlyWebpChunks(bytes.subarray(0, data + size), data + webpFrameHeader));
    if (!isBare) return false;
    at = data + size + (size % 2);
  }
  return at === bytes.length;
};

/** How often an animation is repeated. */
const gifLoops = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

/** @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
const isBareGif = (bytes: Buffer): boolean => {
  let at = 13 + gifPaletteBytes(bytes[10]);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x3b) return at === bytes.length - 1;
    if (kind === 0x2c) at = endOfGifBlocks(bytes, at + 11 + gifPaletteBytes(bytes[at + 9]));
    else if (kind === 0x21 && isGifExtension(bytes, at)) at = endOfGifBlocks(bytes, at + 2);
    else return false;
  }
  return false;
};

/** The time of a frame, or the number of repetitions. */
const isGifExtension = (bytes: Buffer, at: number): boolean => {
  const [label, size] = [bytes[at + 1], bytes[at + 2]];
  if (label === 0xf9) return size === 4 && bytes[at + 7] === 0;
  return (
    label === 0xff &&
    gifLoops.some((name) => startsWith(bytes, at + 3, name)) &&
    bytes[at + 14] === 3 &&
    bytes[at + 18] === 0
  );
};

const gifPaletteBytes = (flags = 0): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

const endOfGifBlocks = (bytes: Buffer, start: number): number => {
  let at = start;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return at + 1;
};

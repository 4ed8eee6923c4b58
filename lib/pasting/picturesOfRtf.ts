/** A picture of a clipboard. */
export type RtfPicture = { type: 'image/png' | 'image/jpeg'; bytes: Uint8Array<ArrayBuffer> };

const begin = '\\pict';
/** Word writes each picture once more for old programs, usually as a metafile. */
const copies = '{\\nonshppict{';
const types: Record<string, RtfPicture['type']> = { pngblip: 'image/png', jpegblip: 'image/jpeg' };

/** In characters. More is no paste of a story. */
const maxRtfCharacters = 60_000_000;

/**
 * The pictures of the RTF that Word puts on the clipboard, in their order. Its HTML names files on the writer's disk
 * instead, which no page may read.
 *
 * @see https://www.biblioscape.com/rtf15_spec.htm on `\pict`
 */
export const picturesOfRtf = (rtf: string): RtfPicture[] => {
  const pictures: RtfPicture[] = [];
  if (rtf.length > maxRtfCharacters) return pictures;
  for (let at = rtf.indexOf(begin); at >= 0; at = rtf.indexOf(begin, at + begin.length)) {
    if (/[a-z]/.test(rtf[at + begin.length] ?? '')) continue;
    if (rtf.slice(at - copies.length, at) === copies) continue;
    const group = readGroup(rtf, at + begin.length);
    if (group.type && group.hex.length > 0) pictures.push({ type: group.type, bytes: bytesOf(group.hex) });
    at = group.end;
  }
  return pictures;
};

type Group = { type: RtfPicture['type'] | null; hex: string; end: number };

/** Reads a picture from after its `\pict` to the end of its group. Inner groups describe it. */
const readGroup = (rtf: string, from: number): Group => {
  let type: Group['type'] = null;
  let depth = 1;
  const parts: string[] = [];
  let at = from;
  while (at < rtf.length && depth > 0) {
    const character = rtf[at];
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (character === '\\') {
      const end = endOfLetters(rtf, at + 1);
      const word = rtf.slice(at + 1, end);
      if (depth === 1 && Object.hasOwn(types, word)) type = types[word] ?? null;
      at = end === at + 1 ? end + 1 : endOfNumber(rtf, end);
      continue;
    }
    const end = character === '{' || character === '}' ? at + 1 : endOfText(rtf, at);
    if (depth === 1 && end > at + 1) parts.push(rtf.slice(at, end));
    at = end;
  }
  return { type, hex: parts.join('').replaceAll(/[^\da-fA-F]/g, ''), end: at };
};

const endOfLetters = (rtf: string, from: number): number => {
  let at = from;
  while (/[a-zA-Z]/.test(rtf[at] ?? '')) at += 1;
  return at;
};

/** The end of the number of a control word, with one space. */
const endOfNumber = (rtf: string, from: number): number => {
  let at = from;
  while (/[-\d]/.test(rtf[at] ?? '')) at += 1;
  return rtf[at] === ' ' ? at + 1 : at;
};

const endOfText = (rtf: string, from: number): number => {
  let at = from + 1;
  while (at < rtf.length && rtf[at] !== '{' && rtf[at] !== '}' && rtf[at] !== '\\') at += 1;
  return at;
};

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let index = 0; index < bytes.length; index += 1)
    bytes[index] = Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16);
  return bytes;
};

import exifr from 'exifr';
import type { Metadata } from 'sharp';
import type { FileWords } from '../../types/uploads.ts';

/** As in the description of an upload. */
const maxCharacters = 2_000;
const maxListItems = 100;
const maxKeywordCharacters = 100;
/** The segments of a JPEG have a length of two bytes. A larger block of XMP holds edits or depth maps. */
const maxBlockBytes = 65_000;

type Blocks = Pick<Metadata, 'exif' | 'xmp' | 'iptc'>;

const exifHeader = Buffer.from('Exif\0\0', 'latin1');
const xmpHeader = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');
const photoshopHeader = Buffer.from('Photoshop 3.0\0', 'latin1');
/** The number of IPTC among Photoshop's resources, and an empty name. */
const iptcResource = Buffer.from('8BIM\x04\x04\0\0', 'latin1');
/** Each IPTC field begins with it. */
const fieldMark = 0x1c;

const segment = (marker: number, header: Buffer, block: Buffer | undefined): Buffer => {
  if (!block || block.length > maxBlockBytes) return Buffer.alloc(0);
  const data = block.subarray(0, header.length).equals(header) ? block : Buffer.concat([header, block]);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

/** A TIFF has the fields as they are, other formats have them among Photoshop's resources. */
const asResource = (iptc: Buffer | undefined): Buffer | undefined => {
  if (iptc?.[0] !== fieldMark) return iptc;
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iptc.length);
  return Buffer.concat([iptcResource, size, iptc, Buffer.alloc(iptc.length % 2)]);
};

/** libvips finds the blocks in every format, exifr reads them in a JPEG: this is one without an image. */
const asJpeg = ({ exif, xmp, iptc }: Blocks): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, exifHeader, exif),
    segment(0xe1, xmpHeader, xmp),
    segment(0xed, photoshopHeader, asResource(iptc)),
    Buffer.from([0xff, 0xda, 0, 2, 0xff, 0xd9]),
  ]);

const options = {
  tiff: true,
  ifd0: { pick: ['ImageDescription', 'Artist', 'Copyright'] },
  exif: { pick: ['DateTimeOriginal'] },
  gps: false,
  interop: false,
  ifd1: false,
  xmp: true,
  iptc: { translateKeys: false },
  icc: false,
  mergeOutput: false,
  reviveValues: false,
};

/** An image's words. Empty if it has none, or if they cannot be read: the image is still good. */
export const readFileWords = async (blocks: Blocks): Promise<FileWords> => {
  if (!blocks.exif && !blocks.xmp && !blocks.iptc) return {};
  try {
    return wordsOf((await exifr.parse(asJpeg(blocks), options)) ?? {});
  } catch {
    return {};
  }
};

type Found = Record<string, Record<string, unknown> | undefined>;

/**
 * XMP first, whose encoding is known; then IPTC, then EXIF.
 *
 * @see https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf for the numbers
 */
const wordsOf = ({
  dc,
  photoshop,
  xmpRights,
  Iptc4xmpExt,
  plus,
  prism,
  exif,
  ...bytes
}: Found): FileWords => {
  const [ifd0, iptc] = [fromBytes(bytes.ifd0), fromBytes(bytes.iptc)];
  const words: { [Name in keyof FileWords]: FileWords[Name] | undefined } = {
    caption: firstText(dc?.description, iptc[120], ifd0.ImageDescription),
    creators: firstList(dc?.creator, iptc[80], ifd0.Artist),
    credit: firstText(photoshop?.Credit, iptc[110]),
    source: firstText(photoshop?.Source, iptc[115]),
    copyright: firstText(dc?.rights, iptc[116], ifd0.Copyright),
    usageTerms: firstText(xmpRights?.UsageTerms),
    webStatement: firstText(xmpRights?.WebStatement),
    digitalSourceType: firstText(Iptc4xmpExt?.DigitalSourceType),
    keywords: firstList(dc?.subject, iptc[25]),
    takenOn: firstDay(exif?.DateTimeOriginal, photoshop?.DateCreated, iptc[55]),
    usableUntil: firstEnd(
      ...[plus?.LicenseEndDate, prism?.expirationDate, prism?.ExpirationDate],
      `${textOf(iptc[37]) ?? ''}${textOf(iptc[38]) ?? ''}`,
    ),
  };
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
};

const firstText = (...values: unknown[]): string | undefined => {
  for (const value of values) {
    const text = textOf(value);
    if (text) return text.slice(0, maxCharacters).toWellFormed();
  }
  return undefined;
};

const firstList = (...values: unknown[]): string[] | undefined => {
  for (const value of values) {
    const items = (Array.isArray(value) ? value : [value]).slice(0, maxListItems).flatMap((item) => {
      const text = textOf(item);
      return text ? [text.slice(0, maxKeywordCharacters).toWellFormed()] : [];
    });
    if (items.length > 0) return [...new Set(items)];
  }
  return undefined;
};

/** A text in several languages is an object or a list of objects, the default language first. */
const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return textOf(value[0]);
  return typeof value === 'object' && value !== null && 'value' in value ? textOf(value.value) : undefined;
};

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** Latin 1 with dashes and curly quotation marks. */
const windows1252 = new TextDecoder('windows-1252');

/**
 * exifr reads IPTC and EXIF as Latin 1. Nearly all programs write UTF-8, which other text rarely is by chance; older ones
 * write the encoding of Windows.
 */
const decodeBytes = (text: string): string => {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  if (codes.some((code) => code > 0xff)) return text;
  const bytes = Uint8Array.from(codes);
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
};

const fromBytes = (fields: Record<string, unknown> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, bytesAsText(value)]));

const bytesAsText = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bytesAsText);
  return typeof value === 'string' ? decodeBytes(value.slice(0, 4 * maxCharacters)) : value;
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Without the entities that exifr leaves in XMP, and without control characters except line breaks. */
const plain = (text: string): string =>
  text
    .slice(0, 4 * maxCharacters)
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
    .replace(/&#(\d{1,7});/g, (_, code: string) => characterOf(Number(code)))
    .replace(/&#x([\da-f]{1,6});/gi, (_, code: string) => characterOf(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .replace(/[^\n\P{Cc}]/gu, ' ')
    .trim();

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** XMP writes `2026-11-24`, with or without a time, IPTC `20261124` and `100000+0100`. */
const end = /^(\d{4})-?(\d\d)-?(\d\d)(?:T?(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d{1,9})?\s*(Z|[+-]\d\d:?\d\d)?)?$/;

const dayMs = 86_400_000;

/** The earliest end, as an instant. A day is over before its rights end; without a zone it is that of UTC. */
const firstEnd = (...values: unknown[]): string | undefined => {
  const ends = values.flatMap((value) => {
    const [, year, month, date, hour, minute, second = '00', zone = 'Z'] =
      end.exec(textOf(value) ?? '') ?? [];
    const day = firstDay(`${year}-${month}-${date}`);
    if (day === undefined) return [];
    if (hour === undefined) return Date.parse(`${day}T00:00:00Z`) + dayMs;
    const ms = Date.parse(`${day}T${hour}:${minute}:${second}${zone.replace(/(\d\d)(\d\d)$/, '$1:$2')}`);
    return Number.isNaN(ms) ? [] : ms;
  });
  return ends.length > 0 ? new Date(Math.min(...ends)).toISOString() : undefined;
};

/** EXIF writes `2026:11:24 10:00:00`, XMP `2026-11-24T10:00:00Z`, IPTC `20261124`. */
const firstDay = (...values: unknown[]): string | undefined => {
  for (const value of values) {
    const [, year, month, day] = /^(\d{4})[:-]?(\d\d)[:-]?(\d\d)(?!\d)/.exec(textOf(value) ?? '') ?? [];
    const written = `${year}-${month}-${day}`;
    const instant = Date.parse(`${written}T00:00:00Z`);
    // Not the 30th of February, which JavaScript reads as a day in March.
    if (!Number.isNaN(instant) && new Date(instant).toISOString().startsWith(written)) return written;
  }
  return undefined;
};

import sharp, { type Sharp } from 'sharp';

const namespaces = [
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
  'xmlns:exif="http://ns.adobe.com/exif/1.0/"',
  'xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"',
  'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"',
  'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
].join(' ');

/** XMP with a caption and a credit, and with a place and a serial number. */
export const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" ${namespaces} photoshop:Credit="Agência" photoshop:DateCreated="2026-05-01T10:00:00+02:00"
  xmpRights:WebStatement="https://example.org/licence"
  Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
  exif:GPSLatitude="51,30.538N" exif:GPSLongitude="0,7.728W" aux:SerialNumber="SERIAL-4711">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Plums &amp; pears &#xe9;</rdf:li><rdf:li xml:lang="de">Pflaumen</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Ada Å</rdf:li><rdf:li>Ben</rdf:li></rdf:Seq></dc:creator>
<dc:subject><rdf:Bag><rdf:li>fruit</rdf:li><rdf:li>garden</rdf:li></rdf:Bag></dc:subject>
<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Until May</rdf:li></rdf:Alt></xmpRights:UsageTerms>
</rdf:Description></rdf:RDF></x:xmpmeta>`;

const exif = {
  IFD0: { ImageDescription: 'Plums on a table', Artist: 'Cleo', Copyright: 'Garden Press' },
  IFD2: { DateTimeOriginal: '2026:05:02 10:00:00', BodySerialNumber: 'SERIAL-4711' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 3232/100',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 7/1 4366/100',
    GPSAreaInformation: 'PLACE-4712',
  },
};

export type PhotographFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff';

const pixels = (): Sharp => sharp({ create: { width: 12, height: 8, channels: 3, background: '#7a1f5c' } });

/** An image with the metadata of a camera and of an agency. */
export const photograph = (format: PhotographFormat, blocks: ('exif' | 'xmp')[]): Promise<Buffer> => {
  let image = pixels();
  if (blocks.includes('exif')) image = image.withExif(exif);
  if (blocks.includes('xmp')) image = image.withXmp(xmp);
  return image.toFormat(format).toBuffer();
};

const dataset = (record: number, number: number, value: string): Buffer => {
  const bytes = Buffer.from(value, 'utf8');
  const head = Buffer.from([0x1c, record, number, 0, 0]);
  head.writeUInt16BE(bytes.length, 3);
  return Buffer.concat([head, bytes]);
};

/** IPTC fields in UTF-8. @see https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf */
export const iptcFields = Buffer.concat([
  dataset(1, 90, '\x1b%G'),
  dataset(2, 120, 'Plums — été'),
  dataset(2, 80, 'Zoë'),
  dataset(2, 110, 'Garden Press'),
  dataset(2, 25, 'fruit'),
  dataset(2, 25, 'garden'),
  dataset(2, 55, '20260503'),
  dataset(2, 92, 'PLACE-4712'),
]);

/** A JPEG with these fields. */
export const photographWithIptc = async (): Promise<Buffer> => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iptcFields.length);
  const data = Buffer.concat([
    Buffer.from('Photoshop 3.0\0' + '8BIM\x04\x04\0\0', 'latin1'),
    size,
    iptcFields,
    Buffer.alloc(iptcFields.length % 2),
  ]);
  const head = Buffer.from([0xff, 0xed, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  const jpeg = await pixels().jpeg().toBuffer();
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
};

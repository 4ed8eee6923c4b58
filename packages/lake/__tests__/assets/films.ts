/** A box of MP4 and MOV. */
export const box = (type: string, ...parts: (Buffer | string)[]): Buffer => {
  const data = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data]);
};

/** As `box`, with a size of 64 bits. */
const longBox = (type: string, data: string): Buffer => {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(1);
  head.write(type, 4, 'latin1');
  head.writeBigUInt64BE(BigInt(data.length + 16), 8);
  return Buffer.concat([head, Buffer.from(data)]);
};

const place = '+51.5312-000.1234/PLACE-4712';
const zeros = (count: number): Buffer => Buffer.alloc(count);
/** Version 0: created and modified. */
const dates = 'FILMEDAT';

const track = (kind: string): Buffer =>
  box(
    'trak',
    box('tkhd', zeros(4), dates, zeros(68)),
    box('udta', box('\xa9xyz', place)),
    box(
      'mdia',
      box('mdhd', zeros(4), dates, zeros(8)),
      box('hdlr', zeros(8), kind, zeros(12)),
      box('minf', 'SAMPLES'),
    ),
  );

/** A film with the place, the camera and the time of filming wherever programs write them. */
export const film = (brand: string, kinds: string[]): Buffer =>
  Buffer.concat([
    box('ftyp', brand, zeros(4)),
    box('wide'),
    longBox('mdat', 'FRAMES'),
    box(
      'moov',
      box('mvhd', zeros(4), dates, zeros(88)),
      ...kinds.map(track),
      box('udta', box('\xa9xyz', place), box('\xa9mod', 'SERIAL-4711')),
      box('meta', box('keys', 'com.apple.quicktime.location.ISO6709'), box('ilst', place)),
      box('uuid', zeros(16), '<x:xmpmeta>Plums'),
    ),
    box('free', place),
    box('moof', box('mfhd', zeros(8)), box('traf', box('tfhd', zeros(8)), box('meta', place))),
    box('XMP_', '<x:xmpmeta>Plums'),
  ]);

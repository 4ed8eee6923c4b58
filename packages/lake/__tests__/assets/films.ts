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

/** Big-endian numbers of so many bytes each. */
export const numbers = (bytesEach: number, ...values: number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const bytes = zeros(8);
      bytes.writeBigUInt64BE(BigInt(value));
      return bytes.subarray(8 - bytesEach);
    }),
  );

const frames = ['FRAME-1', 'FRAME-2', 'FRAME-3'];
/** Two samples, then one, between the frames. */
const samples = [['PLACE-4712', 'PLACE-4712+51.5312'], ['PLACE-4712']];
const chunks = samples.map((chunk) => chunk.join(''));
const frameStarts = 16 + 8;
const offsets = [frameStarts + 'FRAME-1'.length, frameStarts + `FRAME-1${chunks[0]}FRAME-2`.length];

/** The tables that say where the samples are, by their types. */
export const sampleTables: Record<string, Buffer> = {
  stsz: box('stsz', numbers(4, 0, 0, 3, 10, 18, 10)),
  'stz2 of 8 bits': box('stz2', numbers(4, 0, 8, 3), numbers(1, 10, 18, 10)),
  'stz2 of 16 bits': box('stz2', numbers(4, 0, 16, 3), numbers(2, 10, 18, 10)),
  stsc: box('stsc', numbers(4, 0, 2), numbers(4, 1, 2, 1), numbers(4, 2, 1, 1)),
  stco: box('stco', numbers(4, 0, 2, ...offsets)),
  co64: box('co64', numbers(4, 0, 2), numbers(8, ...offsets)),
};

/** A film as phones and drones write it: places are the samples of a track, between those of the picture. */
export const filmWithData = (kind: string, tables: (Buffer | undefined)[], ...more: Buffer[]): Buffer =>
  Buffer.concat([
    box('ftyp', 'qt  ', numbers(4, 0)),
    box('mdat', ...frames.map((frame, index) => frame + (chunks[index] ?? ''))),
    box(
      'moov',
      track('vide'),
      box(
        'trak',
        box('mdia', box('hdlr', zeros(8), kind), box('minf', box('stbl', ...tables.filter((one) => !!one)))),
      ),
    ),
    ...more,
  ]);

import { crc32, deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** A JPEG by its beginning, and larger than an icon. */
export const picture = Uint8Array.from({ length: 900 }, (_, at) => [0xff, 0xd8, 0xff, 0xe0][at] ?? at % 251);

const schema = 'http://schemas.openxmlformats.org';
const word = `${schema}/wordprocessingml/2006/main`;
const relations = `${schema}/officeDocument/2006/relationships`;
const styles = ['Title', 'heading 1', 'heading 2', 'Quote'];

export const paragraph = (text: string, style?: string, more = ''): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style.replace(' ', '')}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r>${more}</w:p>`;

const drawing = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${schema}/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="a" descr="A ferry at the quay"/><a:graphic xmlns:a="${schema}/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="${schema}/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rPicture"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
const footnoteMark = '<w:r><w:footnoteReference w:id="2"/></w:r>';
const deletion = '<w:del w:id="9" w:author="x"><w:r><w:delText>never </w:delText></w:r></w:del>';
const row = (...cells: string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;

/** The parts of a Word file with a title, headings, a footnote, a table, a picture, a comment and a deletion. */
export const wordParts = (body: string): Record<string, Uint8Array> => ({
  '[Content_Types].xml': strToU8(
    `<Types xmlns="${schema}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="jpg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  ),
  '_rels/.rels': strToU8(
    `<Relationships xmlns="${schema}/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
  ),
  'word/document.xml': strToU8(
    `<w:document xmlns:w="${word}" xmlns:r="${relations}"><w:body>${body}</w:body></w:document>`,
  ),
  'word/_rels/document.xml.rels': strToU8(
    `<Relationships xmlns="${schema}/package/2006/relationships"><Relationship Id="rStyles" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rNotes" Type="${relations}/footnotes" Target="footnotes.xml"/><Relationship Id="rPicture" Type="${relations}/image" Target="media/image1.jpg"/></Relationships>`,
  ),
  'word/styles.xml': strToU8(
    `<w:styles xmlns:w="${word}">${styles.map((name) => `<w:style w:type="paragraph" w:styleId="${name.replace(' ', '')}"><w:name w:val="${name}"/></w:style>`).join('')}</w:styles>`,
  ),
  'word/footnotes.xml': strToU8(
    `<w:footnotes xmlns:w="${word}"><w:footnote w:id="2">${paragraph('The Shore Paper, https://shore.example/2019/rule')}</w:footnote></w:footnotes>`,
  ),
  'word/comments.xml': strToU8(
    `<w:comments xmlns:w="${word}"><w:comment w:id="0">${paragraph('Is this so?')}</w:comment></w:comments>`,
  ),
  'word/media/image1.jpg': picture,
});

export const wordFile = (body: string, more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({ ...wordParts(body), ...more });

/**
 * A zip whose files all hold the same bytes, which are packed once.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export const zipOfCopies = (names: string[], bytes: Uint8Array): Uint8Array => {
  const packed = deflateRawSync(bytes);
  const common = (name: string): Buffer => {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    // Deflated.
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    return fields;
  };
  const files = names.map((name) =>
    Buffer.concat([Buffer.from('PK\x03\x04'), common(name), Buffer.from(name), packed]),
  );
  let offset = 0;
  const directory = names.map((name, index) => {
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    offset += files[index]?.length ?? 0;
    return Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common(name), rest, Buffer.from(name)]);
  });
  const end = Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, ...directory, end]));
};

const long =
  'On most nights the train is late, and on most nights the boat is late with it, because the man at the wheel can see the platform from where he stands, and has done for forty years.';

export const ferry = wordFile(
  [
    paragraph('The ferry that waits', 'Title'),
    drawing,
    paragraph(long, undefined, `${deletion}${footnoteMark}`),
    paragraph('What the timetable says', 'heading 1'),
    paragraph(long),
    paragraph('I count them.', 'Quote'),
    `<w:tbl>${row('Night', 'Minutes')}${row('Monday', '9')}</w:tbl>`,
    paragraph('Minutes', 'heading 2'),
    paragraph(long),
  ].join(''),
);

/** The bytes of a binary property list: dictionaries and lists of texts and bytes. */
export type Plist = string | Uint8Array | Plist[] | { [name: string]: Plist };

export const binaryPlist = (value: Plist): Uint8Array => {
  const objects: number[][] = [];
  const sized = (kind: number, count: number): number[] =>
    count < 15 ? [(kind << 4) | count] : [(kind << 4) | 15, 0x12, ...bytesOf(count, 4)];
  const add = (item: Plist): number => {
    const index = objects.push([]) - 1;
    const references = (items: Plist[]): number[] => items.flatMap((one) => bytesOf(add(one), 2));
    if (typeof item === 'string')
      objects[index] = [
        ...sized(6, item.length),
        ...[...item].flatMap((letter) => bytesOf(letter.charCodeAt(0), 2)),
      ];
    else if (item instanceof Uint8Array) objects[index] = [...sized(4, item.length), ...item];
    else if (Array.isArray(item)) objects[index] = [...sized(10, item.length), ...references(item)];
    else {
      const names = references(Object.keys(item));
      objects[index] = [...sized(13, Object.keys(item).length), ...names, ...references(Object.values(item))];
    }
    return index;
  };
  add(value);
  return plistOf(objects);
};

/** A list with these objects; the first is the value. */
export const plistOf = (objects: number[][]): Uint8Array => {
  const offsets: number[] = [];
  const body = [...'bplist00'].map((letter) => letter.charCodeAt(0));
  for (const object of objects) {
    offsets.push(body.length);
    for (const byte of object) body.push(byte);
  }
  const trailer = [0, 0, 0, 0, 0, 0, 4, 2, ...bytesOf(objects.length, 8), ...bytesOf(0, 8)];
  return Uint8Array.from([
    ...body,
    ...offsets.flatMap((offset) => bytesOf(offset, 4)),
    ...trailer,
    ...bytesOf(body.length, 8),
  ]);
};

const bytesOf = (number: number, width: number): number[] =>
  Array.from({ length: width }, (_, at) => Math.floor(number / 256 ** (width - 1 - at)) % 256);

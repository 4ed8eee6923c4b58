import { Parser } from 'htmlparser2';

/** Makes the bytes of an image without metadata. */
type Clean = (bytes: Buffer) => Promise<Buffer>;

/** A text of the drawing, or one that is still to be made. */
type Part = string | (() => Promise<string>);

/** Elements of other namespaces are drawn by nobody: they are notes of programs. */
const drawnNamespaces = ['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xhtml'];
const keptAttributePrefixes = ['xlink', 'xml', 'xmlns'];

const dataUri = /(data:image\/[^"'()<>]*)/gi;
const raster = /^data:image\/(?:avif|gif|jpe?g|png|tiff|webp);base64,/i;
const nothing = 'data:,';

/**
 * A drawing as it may be published: without its metadata, comments and notes of programs, such as where a photograph was
 * taken or the name of a folder. Pictures inside are cleaned too; one that cannot be is left out.
 *
 * @see https://www.w3.org/TR/SVG2/metadata.html
 */
export const drawingWithoutMetadata = async (bytes: Buffer, clean: Clean): Promise<Buffer> => {
  const parts: Part[] = [];
  let text = '';
  /** The number of open elements in one that is left out, with itself. */
  let skipped = 0;
  const prefixes = new Set(['']);
  const put = (...added: Part[]): void => {
    parts.push(...text.split(dataUri).map((part, index) => (index % 2 === 1 ? cleaned(part, clean) : part)));
    text = '';
    if (skipped === 0) parts.push(...added);
  };
  const parser = new Parser(
    {
      onprocessinginstruction: (name, data) => {
        // The result is UTF-8, which needs no declaration.
        if (name.startsWith('!') || name === '?xml-stylesheet') put(`<${data}>`);
      },
      onopentag: (name, attributes) => {
        for (const [key, value] of Object.entries(attributes))
          if (key.startsWith('xmlns:') && drawnNamespaces.includes(value)) prefixes.add(key.slice(6));
        const [prefix, local] = splitName(name);
        if (skipped > 0 || local === 'metadata' || !prefixes.has(prefix)) {
          put();
          skipped += 1;
        } else put(`<${name}`, ...partsOfAttributes(attributes, clean), '>');
      },
      onclosetag: (name) => {
        put(`</${name}>`);
        if (skipped > 0) skipped -= 1;
      },
      ontext: (data) => {
        if (skipped === 0) text += data;
      },
      oncdatastart: () => put('<![CDATA['),
      oncdataend: () => put(']]>'),
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(decode(bytes));
  put();
  let drawing = '';
  for (const part of parts) drawing += typeof part === 'string' ? part : await part();
  return Buffer.from(drawing);
};

const splitName = (name: string): [prefix: string, local: string] => {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
};

const partsOfAttributes = (attributes: Record<string, string>, clean: Clean): Part[] =>
  Object.entries(attributes).flatMap(([name, value]): Part[] => {
    const [prefix] = splitName(name);
    if (prefix !== '' && !keptAttributePrefixes.includes(prefix)) return [];
    // A value is as it was written, so it contains one of both at most.
    const quote = value.includes('"') ? "'" : '"';
    const parts = /^\s*data:image\//i.test(value)
      ? [cleaned(value.trim(), clean)]
      : value.split(dataUri).map((part, index) => (index % 2 === 1 ? cleaned(part, clean) : part));
    return [` ${name}=${quote}`, ...parts, quote];
  });

/** Programs break long lines with entities. */
const plainBase64 = (text: string): string => text.replace(/&#\w{1,6};|\s/g, '');

const cleaned = (uri: string, clean: Clean) => async (): Promise<string> => {
  const [head] = raster.exec(uri) ?? [];
  if (!head) return nothing;
  try {
    const bytes = await clean(Buffer.from(plainBase64(uri.slice(head.length)), 'base64'));
    return head + bytes.toString('base64');
  } catch {
    return nothing;
  }
};

/** @throws RangeError for an encoding that is unknown. libvips reads none with two bytes a character. */
const decode = (bytes: Buffer): string => {
  const declared = /^<\?xml[^>]{0,200}encoding=["']([\w.:-]+)/.exec(bytes.toString('latin1', 0, 300))?.[1];
  return new TextDecoder(declared ?? 'utf-8').decode(bytes);
};

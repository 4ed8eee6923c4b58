/** The declaration stands at the very start. */
const maxDeclarationBytes = 200;

const encodingIn = (first: Uint8Array): string => {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  const start = new TextDecoder('latin1').decode(first.subarray(0, maxDeclarationBytes));
  return /^[^<]{0,3}<\?xml[^>]*?encoding=["']([\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8';
};

const decoderFor = (label: string): TextDecoder => {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
};

/** The text of an XML document, in the encoding that it declares. */
export async function* decodeXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(encodingIn(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

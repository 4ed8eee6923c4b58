import sniffEncoding from 'html-encoding-sniffer';

type Options = {
  /** True if the text may name its encoding in itself, as HTML does. */
  isHtml?: boolean;
  /** The encoding that the transport named. */
  label?: string;
};

/**
 * Decodes a text: by its mark, by what it says of itself or what the transport said, else as UTF-8, else as Windows
 * editors write. Control characters are removed.
 */
export const decodeText = (bytes: Uint8Array, { isHtml = false, label }: Options = {}): string => {
  // Other texts have at most a mark. They may show markup.
  const encoding = sniffEncoding(isHtml ? bytes : bytes.subarray(0, 3), {
    defaultEncoding: isUtf8(bytes) ? 'UTF-8' : 'windows-1252',
    ...(label && { transportLayerEncodingLabel: label }),
  });
  return (
    new TextDecoder(encoding)
      .decode(bytes)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it removes control characters
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff]/g, '')
  );
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

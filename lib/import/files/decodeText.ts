import sniffEncoding from 'html-encoding-sniffer';
import { guessEncoding } from './guessEncoding.ts';

type Options = {
  /** True if the text may name its encoding in itself, as HTML does. */
  isHtml?: boolean;
  /** The encoding that the transport named. */
  label?: string;
};

/** A text or page, and its encoding if nothing named it and it is not UTF-8: then it was guessed. */
export type DecodedText = { html: string; guessedEncoding: string | null };

/** So many bytes beyond ASCII are not UTF-8 by chance. */
const minSureBytes = 12;

/**
 * Decodes a text: by its mark, by what it says of itself or what the transport said, else as UTF-8, else by the frequency
 * of its letters. What is surely UTF-8 is read so: browsers save pages anew and keep what they said of themselves.
 * Control characters are removed.
 */
export const decodeText = (bytes: Uint8Array, { isHtml = false, label }: Options = {}): DecodedText => {
  // Other texts have at most a mark. They may show markup.
  const isValid = isUtf8(bytes);
  const said = sniffEncoding(isHtml ? bytes : bytes.subarray(0, 3), {
    defaultEncoding: isValid ? 'UTF-8' : unnamed,
    ...(label && { transportLayerEncodingLabel: label }),
  });
  const isWide = said.startsWith('UTF-16');
  const guessedEncoding = said === unnamed ? guessEncoding(bytes) : null;
  const isSurelyUtf8 = isValid && !isWide && bytesBeyondAscii(bytes) >= minSureBytes;
  const html = new TextDecoder(isSurelyUtf8 ? 'UTF-8' : (guessedEncoding ?? said))
    .decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it removes control characters
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff]/g, '');
  return { html, guessedEncoding };
};

/** Stands for no encoding. */
const unnamed = '';

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const bytesBeyondAscii = (bytes: Uint8Array): number => {
  let count = 0;
  for (const byte of bytes) {
    if (byte > 127) count += 1;
    if (count >= minSureBytes) break;
  }
  return count;
};

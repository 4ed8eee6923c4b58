import { analyse } from 'chardet';

/** Enough for each language. */
const maxSampleBytes = 65_536;
/** Fewer bytes beyond ASCII fit several. */
const minBytes = 6;
const minConfidence = 10;
/** What browsers take if nothing is known. */
const usual = 'windows-1252';

/** The Encoding Standard's name for an encoding, by the frequency of its letters. For a text that names none and is not UTF-8. */
export const guessEncoding = (bytes: Uint8Array): string => {
  const sample = sampleOf(bytes);
  if (sample.filter(isBeyondAscii).length < minBytes) return usual;
  for (const { name, confidence } of analyse(sample)) {
    if (confidence < minConfidence) break;
    const encoding = standardName(name);
    if (encoding) return encoding;
  }
  return usual;
};

/** The words with letters beyond ASCII: others, and markup, are the same in each encoding. */
const sampleOf = (bytes: Uint8Array): Uint8Array => {
  const sample = new Uint8Array(maxSampleBytes);
  let length = 0;
  let start = 0;
  let isWanted = false;
  for (let index = 0; index < bytes.length && length < maxSampleBytes; index += 1) {
    const byte = bytes[index] ?? 0;
    if (isBeyondAscii(byte)) isWanted = true;
    if (byte > lastSeparator && index < bytes.length - 1) continue;
    if (isWanted && index + 1 - start >= minWordBytes) {
      const word = bytes.subarray(start, index + 1).subarray(0, maxSampleBytes - length);
      sample.set(word, length);
      length += word.length;
    }
    start = index + 1;
    isWanted = false;
  }
  return sample.subarray(0, length);
};

/** One is the separator after it. A sign alone, such as a dash or a currency, is in no language. */
const minWordBytes = 3;
/** A second byte of a Chinese or Japanese sign is higher: up to here are spaces, digits and the signs of markup. */
const lastSeparator = 0x3f;

const isBeyondAscii = (byte: number): boolean => byte > 127;

const standardName = (name: string): string | null => {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
};

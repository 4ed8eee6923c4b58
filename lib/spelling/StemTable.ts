const newline = 10;
const carriageReturn = 13;
const tab = 9;
const space = 32;
const slash = 47;

/** What ends a stem: a slash before its flags, a tab before remarks, the end of the line. */
const isEnd = (byte: number): boolean =>
  byte === slash || byte === tab || byte === newline || byte === carriageReturn;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** FNV-1a of the bytes, one by one. */
const emptyHash = 0x811c9dc5;
const hashWith = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);

/**
 * The stems of a dictionary with their flags. They stay the bytes of the file, with a table of where each line begins: a
 * map of 300,000 strings takes ten times the memory and the time.
 */
export class StemTable {
  readonly #file: Uint8Array;
  /** Offsets of lines, plus one: zero is an empty place. Lines with the same hash follow each other. */
  readonly #places: Uint32Array;

  /** @param file the word list of a Hunspell dictionary in UTF-8: a count, then a stem in each line. */
  constructor(file: Uint8Array) {
    this.#file = file;
    let lines = 1;
    for (let at = file.indexOf(newline); at >= 0; at = file.indexOf(newline, at + 1)) lines += 1;
    this.#places = new Uint32Array(2 ** Math.ceil(Math.log2(lines * 2)));
    let start = file.indexOf(newline) + 1;
    while (start > 0 && start < file.length) {
      let hash = emptyHash;
      let end = start;
      for (let byte = file[end]; byte !== undefined && !isEnd(byte); byte = file[++end])
        hash = hashWith(hash, byte);
      if (end > start) this.#place(start, hash);
      start = file.indexOf(newline, end) + 1;
    }
  }

  #place(start: number, hash: number): void {
    const mask = this.#places.length - 1;
    let place = hash & mask;
    while (this.#places[place] !== 0) place = (place + 1) & mask;
    this.#places[place] = start + 1;
  }

  /** The flags of each line with the stem, as they are written. Empty if the dictionary does not have the stem. */
  flagsOf(stem: string): string[] {
    const wanted = encoder.encode(stem);
    const mask = this.#places.length - 1;
    const found: string[] = [];
    let place = wanted.reduce(hashWith, emptyHash) & mask;
    for (let start = this.#places[place]; start; start = this.#places[place]) {
      const flags = this.#flagsAt(start - 1, wanted);
      if (flags !== null) found.push(flags);
      place = (place + 1) & mask;
    }
    return found;
  }

  /** The flags of the line if its stem is the wanted one, else null. */
  #flagsAt(start: number, wanted: Uint8Array): string | null {
    const file = this.#file;
    const end = start + wanted.length;
    for (let at = 0; at < wanted.length; at += 1) if (file[start + at] !== wanted[at]) return null;
    const sign = file[end] ?? newline;
    if (!isEnd(sign)) return null;
    if (sign !== slash) return '';
    let last = end + 1;
    for (let byte = file[last]; byte !== undefined && byte !== space && !isEnd(byte); byte = file[++last]);
    return decoder.decode(file.subarray(end + 1, last));
  }
}

/** The file of a smaller copy, `market-300x200.jpg`. */
const sized = /-\d{1,5}x\d{1,5}(?=\.\w{1,5}$)/;

const partsOf = (name: string): string[] => name.toLowerCase().split(/[\\/]/).filter(Boolean);

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Finds the files of pictures by the addresses that they had. */
export class PictureIndex {
  /** By the whole path, by folder and name, and by the name alone. */
  readonly #byPath = new Map<string, string>();
  readonly #byPlace = new Map<string, string[]>();
  readonly #byName = new Map<string, string[]>();
  /** Files in no folder, by name. */
  readonly #flat = new Map<string, string>();

  /** @param files relative names, such as `uploads/2019/05/market.jpg`. */
  constructor(files: Iterable<string>) {
    for (const file of files) {
      const parts = partsOf(file);
      const name = parts.at(-1) ?? '';
      this.#byPath.set(parts.join('/'), file);
      addTo(this.#byName, name, file);
      if (parts.length > 1) addTo(this.#byPlace, parts.slice(-2).join('/'), file);
      else this.#flat.set(name, file);
    }
  }

  /**
   * The file whose path has the most in common with the address, the original before a smaller copy beside it. A name
   * alone is enough if either has no folder. Null if unclear.
   */
  find(address: string): string | null {
    const path = decoded(URL.parse(address, 'http://archive.invalid/')?.pathname ?? address);
    const [whole, original] = [this.#closest(path), this.#closest(path.replace(sized, ''))];
    if (whole === null || original === null) return whole ?? original;
    return sharedParts(partsOf(whole).slice(0, -1), partsOf(path).slice(0, -1)) >
      sharedParts(partsOf(original).slice(0, -1), partsOf(path).slice(0, -1))
      ? whole
      : original;
  }

  #closest(path: string): string | null {
    const wanted = partsOf(path);
    const name = wanted.at(-1) ?? '';
    const exact = this.#byPath.get(wanted.join('/'));
    if (exact !== undefined) return exact;
    if (wanted.length === 1) return only(this.#byName.get(name));
    const near = this.#byPlace.get(wanted.slice(-2).join('/'));
    return near ? closestOf(near, wanted) : (this.#flat.get(name) ?? null);
  }
}

const addTo = (index: Map<string, string[]>, key: string, file: string): void => {
  const known = index.get(key);
  if (known) known.push(file);
  else index.set(key, [file]);
};

const only = (files: string[] = []): string | null => (files.length === 1 ? (files[0] ?? null) : null);

/** The one with the most parts in common, or null if several have as many. */
const closestOf = (files: string[], wanted: string[]): string | null => {
  let best: string[] = [];
  let most = -1;
  for (const file of files) {
    const count = sharedParts(partsOf(file), wanted);
    if (count > most) best = [];
    if (count >= most) best.push(file);
    most = Math.max(most, count);
  }
  return only(best);
};

/** The number of equal parts at the end. */
const sharedParts = (one: string[], other: string[]): number => {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count))
    count += 1;
  return count;
};

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
  readonly #byName = new Map<string, string[]>();

  /** @param files relative names, such as `uploads/2019/05/market.jpg`. */
  constructor(files: Iterable<string>) {
    for (const file of files) {
      const name = partsOf(file).at(-1) ?? '';
      const known = this.#byName.get(name);
      if (known) known.push(file);
      else this.#byName.set(name, [file]);
    }
  }

  /** The file whose path has the most in common with the address, the original before a smaller copy. Null if unclear. */
  find(address: string): string | null {
    const path = decoded(URL.parse(address, 'http://archive.invalid/')?.pathname ?? address);
    return this.#closest(path.replace(sized, '')) ?? this.#closest(path);
  }

  #closest(path: string): string | null {
    const wanted = partsOf(path);
    const files = this.#byName.get(wanted.at(-1) ?? '') ?? [];
    const matches = files.map((file) => ({ file, count: sharedParts(partsOf(file), wanted) }));
    const most = Math.max(...matches.map(({ count }) => count));
    const best = matches.filter(({ count }) => count === most);
    return best.length === 1 ? (best[0]?.file ?? null) : null;
  }
}

/** The number of equal parts at the end. */
const sharedParts = (one: string[], other: string[]): number => {
  let count = 0;
  while (count < one.length && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
};

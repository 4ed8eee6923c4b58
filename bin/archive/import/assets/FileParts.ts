/** How a kind of picture is made of parts, each with its length and type before its content. */
type Layout = {
  /** Where the first part begins. */
  start: number;
  headBytes: number;
  /** @returns null for what is no part, such as bytes behind the picture. */
  read: (head: Buffer) => { type: string; bytes: number } | null;
};

const png: Layout = {
  start: 8,
  headBytes: 8,
  // The length of the content alone: before it are 8 bytes, behind it 4.
  read: (head) => ({ type: head.toString('latin1', 4, 8), bytes: head.readUInt32BE(0) + 12 }),
};

/** @see ISO/IEC 14496-12 */
const boxes = (types: ReadonlySet<string>): Layout => ({
  start: 0,
  headBytes: 16,
  read: (head) => {
    const [size, type] = [head.readUInt32BE(0), head.toString('latin1', 4, 8)];
    if (!types.has(type)) return null;
    const bytes = size === 1 ? Number(head.readBigUInt64BE(8)) : size;
    // 0 is a part to the end of the file, whatever its length is.
    return bytes >= 8 ? { type, bytes } : null;
  },
});

const avif = boxes(new Set(['ftyp', 'meta', 'moov', 'mdat', 'free', 'skip', 'uuid']));
const mp4 = boxes(
  new Set('ftyp styp moov mdat moof mfra sidx ssix free skip wide pnot uuid meta udta'.split(' ')),
);

export const layouts = { png, avif, mp4 };

/** Follows the parts of a file as it is read, in chunks of any length. */
export class FileParts {
  readonly #layout: Layout;
  readonly #whole = new Set<string>();
  #size = 0;
  /** Where the part ends that is read now, or the next one begins. */
  #end: number;
  #type: string | null = null;
  #head = Buffer.alloc(0);
  #isOver = false;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#end = layout.start;
  }

  add(chunk: Buffer): void {
    const begin = this.#size;
    this.#size += chunk.length;
    const { headBytes, read } = this.#layout;
    while (!this.#isOver && this.#size >= this.#end) {
      if (this.#type !== null) this.#whole.add(this.#type);
      this.#type = null;
      const from = Math.max(0, this.#end + this.#head.length - begin);
      this.#head = Buffer.concat([this.#head, chunk.subarray(from, from + headBytes - this.#head.length)]);
      if (this.#head.length < headBytes) return;
      const part = read(this.#head);
      this.#head = Buffer.alloc(0);
      this.#isOver = part === null;
      this.#type = part?.type ?? null;
      this.#end += part?.bytes ?? 0;
    }
  }

  /** True if the file has a part of this type from its begin to its end. */
  has(type: string): boolean {
    return this.#whole.has(type);
  }

  /** The type of the part in which the file ends. Null if it ends behind a part. */
  get cut(): string | null {
    return this.#type;
  }
}

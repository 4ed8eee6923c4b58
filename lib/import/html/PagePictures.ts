import { bytesOfDataUrl } from '../../pasting/bytesOfDataUrl.ts';

/**
 * Finds a file that was saved with a page, by its address. Null if there is none; empty if it is where the address says,
 * and whoever reads the page finds it there.
 */
export type SavedFiles = (address: string) => Uint8Array | null;

/** A smaller file is an icon, or counts readers. */
const minBytes = 500;
const maxBytes = 20_000_000;

/** The pictures that came along with a page, each once. */
export class PagePictures {
  readonly files: Uint8Array[] = [];
  /** Their addresses as the page has them, in the same order. */
  readonly addresses: string[] = [];
  readonly #saved: SavedFiles | null;
  readonly #address: string | null;
  readonly #found = new Map<string, number>();

  constructor(saved: SavedFiles | null, address: string | null) {
    this.#saved = saved;
    this.#address = address;
  }

  /** The number of the picture's file, from 0. */
  find(image: Element): number | null {
    for (const address of addressesOf(image)) {
      const known = this.#found.get(address);
      if (known !== undefined) return known;
      const bytes = this.#bytesOf(address);
      if (!bytes || (bytes.length > 0 && !isUsable(bytes))) continue;
      this.#found.set(address, this.files.length);
      this.addresses.push(address);
      return this.files.push(bytes) - 1;
    }
    return null;
  }

  #bytesOf(address: string): Uint8Array | null {
    if (/^data:image\//i.test(address)) return bytesOfDataUrl(address)?.bytes ?? null;
    const base = this.#address ?? undefined;
    const whole = URL.canParse(address, base) ? new URL(address, base).href : address;
    return this.#saved?.(address) ?? this.#saved?.(whole) ?? null;
  }
}

/** Pages name a picture in several sizes. A browser saves the one that it showed. */
const addressesOf = (image: Element): string[] => {
  const sources = [...(image.closest('picture')?.querySelectorAll('source') ?? [])];
  return [
    image.getAttribute('src'),
    image.getAttribute('data-src'),
    ...[image, ...sources].flatMap((element) => candidates(element.getAttribute('srcset'))),
  ].flatMap((address) => address?.trim() || []);
};

const candidates = (srcset: string | null): (string | undefined)[] =>
  (srcset ?? '').split(/,\s/).map((candidate) => candidate.trim().split(/\s/)[0]);

const beginnings: [at: number, bytes: number[]][] = [
  [0, [0xff, 0xd8, 0xff]],
  [0, [0x89, 0x50, 0x4e, 0x47]],
  [0, [0x47, 0x49, 0x46, 0x38]],
  [8, [0x57, 0x45, 0x42, 0x50]],
  [4, [0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69]],
];

const isUsable = (bytes: Uint8Array): boolean =>
  bytes.length >= minBytes && bytes.length <= maxBytes && isPicture(bytes);

/** True for JPEG, PNG, GIF, WebP and AVIF. */
const isPicture = (file: Uint8Array): boolean =>
  beginnings.some(([at, bytes]) => bytes.every((byte, index) => file[at + index] === byte));

import type { Source } from '../../../../lib/pasting/notes/sourceFrom.ts';

type Blocks = readonly { _key: string; children?: unknown }[];
type Pasted = { keys: Set<string>; sources: Source[]; isThere: boolean };

export type SourceList = { add(sources: Source[]): void; remove(sources: Source[]): void };

/** The sources that pastes added. They go and come back with the text of their paste on undo and redo. */
export class FollowedSources {
  readonly #pastes: Pasted[] = [];

  /** @param text the blocks of the body after the paste. */
  add({ blocks, sources }: { blocks: Blocks; sources: Source[] }, text: Blocks, list: SourceList): void {
    if (sources.length === 0) return;
    list.add(sources);
    // A paragraph that was pasted into another has only its spans left, or no key at all: its sources stay.
    const keys = keysOf(blocks).intersection(keysOf(text));
    if (keys.size > 0) this.#pastes.push({ keys, sources, isThere: true });
  }

  /** @param text the blocks of the body after undo or redo. */
  follow(text: Blocks, list: SourceList): void {
    if (this.#pastes.length === 0) return;
    const present = keysOf(text);
    for (const paste of this.#pastes) {
      const isThere = !paste.keys.isDisjointFrom(present);
      if (isThere === paste.isThere) continue;
      paste.isThere = isThere;
      if (isThere) list.add(paste.sources);
      else list.remove(paste.sources);
    }
  }
}

/** The keys of blocks and of their spans. */
const keysOf = (blocks: Blocks): Set<string> =>
  new Set(
    blocks.flatMap(({ _key, children }) => [
      _key,
      ...(Array.isArray(children) ? children : []).map((child: { _key: string }) => child._key),
    ]),
  );

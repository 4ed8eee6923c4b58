import type { EditorSelection } from '@portabletext/editor';

/** A place in the text, and the side of its block on which new blocks go. */
export type DropPlace = { at: NonNullable<EditorSelection>; side: 'before' | 'after' };

/**
 * The picture files that Studio takes for the body. The editor knows the place of a drop; Studio reads the files later
 * and passes them on one by one.
 */
export class DroppedFiles {
  #place: DropPlace | null = null;
  #files: File[] = [];
  #insert: ((files: File[], place: DropPlace | null) => void) | null = null;

  /** @returns a function that disconnects. */
  connect(insert: (files: File[], place: DropPlace | null) => void): () => void {
    this.#insert = insert;
    return () => {
      if (this.#insert === insert) this.#insert = null;
    };
  }

  /** The next files were dropped here. */
  setPlace(place: DropPlace): void {
    this.#place = place;
  }

  /** Takes a file. All files of a drop come in one task, and are put in together. */
  add(file: File): void {
    this.#files.push(file);
    if (this.#files.length === 1) queueMicrotask(() => this.#flush());
  }

  #flush(): void {
    const [files, place] = [this.#files, this.#place];
    this.#files = [];
    this.#place = null;
    this.#insert?.(files, place);
  }
}

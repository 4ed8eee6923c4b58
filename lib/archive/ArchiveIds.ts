/** A hash of a text as letters and digits. The same text always has the same. */
export type Digest = (text: string) => string;

/**
 * The ids of imported documents. They depend on the archive alone, so that a second import finds what the first one wrote.
 */
export class ArchiveIds {
  readonly #digest: Digest;

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  readonly story = (key: string): string => `archive-${this.#digest(`story ${key}`)}`;
  /** @param list sections, topics or authors. */
  readonly target = (list: string, key: string): string =>
    `archive-${list}-${this.#digest(`${list} ${key}`)}`;
  readonly redirect = (path: string): string => `archive-moved-${this.#digest(`redirect ${path}`)}`;
  /** The draft of a correction that is proposed for a note in the text. */
  readonly proposal = (storyId: string, note: string): string =>
    `drafts.archive-note-${this.#digest(`note ${storyId} ${note}`)}`;
}

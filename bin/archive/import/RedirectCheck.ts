import type { StoryDocuments } from '../../../lib/archive/story/storyDocuments.ts';
import type { ArchiveStore } from './archiveStore.ts';

/** Keeps an old address for the first story that had it. Readers of the others would land on the wrong one. */
export class RedirectCheck {
  readonly #store: ArchiveStore;
  /** Where each known address leads. */
  readonly #known = new Map<string, string>();

  constructor(store: ArchiveStore) {
    this.#store = store;
  }

  /** Looks up where the old addresses of these stories lead already. */
  async learn(stories: StoryDocuments[]): Promise<void> {
    const paths = stories.flatMap(({ redirects }) => redirects.map(({ from }) => from));
    const unknown = paths.filter((path) => !this.#known.has(path));
    for (const { from, to } of await this.#store.findRedirects(unknown)) this.#known.set(from, to);
  }

  /** The documents of a story without the redirects that another one has, which a note says. */
  withoutTaken(made: StoryDocuments): StoryDocuments {
    const notes = [...made.notes];
    const redirects = made.redirects.filter(({ from, to }) => {
      const known = this.#known.get(from) ?? to;
      this.#known.set(from, known);
      if (known !== to) notes.push(`Its old address ${from} has no redirect: it leads to ${known} already.`);
      return known === to;
    });
    return { ...made, redirects, notes };
  }
}

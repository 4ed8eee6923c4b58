/** Epoch milliseconds of reading by slug. Never leaves the reader's browser. */
type ReadList = Record<string, number>;

type CorrectionItem = { url: string; title: string; date_published: string };

const storageKey = 'copydesk:read';
const maxRemembered = 200;

const readList = (): ReadList => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as ReadList) : {};
  } catch {
    return {};
  }
};

const keep = (list: ReadList) => {
  const newest = Object.entries(list)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, maxRemembered);
  try {
    localStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(newest)));
  } catch {
    // Without storage there is nothing to notify about.
  }
};

const slugOf = (url: string) => decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');

/**
 * `<read-stories slug="…">` on a story records that it was read. `<read-stories>` on the front page lists later
 * corrections of read stories. All of it happens in the browser: the server sends the same list of corrections to
 * every reader.
 */
export class ReadStories extends HTMLElement {
  connectedCallback() {
    const slug = this.getAttribute('slug');
    if (slug) keep({ ...readList(), [slug]: Date.now() });
    else this.#tell(readList());
  }

  async #tell(list: ReadList) {
    if (Object.keys(list).length === 0) return;
    try {
      const response = await fetch('/corrections/feed.json');
      const { items } = (await response.json()) as { items: CorrectionItem[] };
      const since = items.filter(
        ({ url, date_published }) => Date.parse(date_published) > (list[slugOf(url)] ?? Infinity),
      );
      if (since.length === 0) return;
      const words = document.createElement('p');
      words.append(
        since.length === 1 ? 'A story you read was corrected: ' : 'Stories you read were corrected: ',
      );
      for (const [index, { url, title }] of since.entries()) {
        const link = document.createElement('a');
        link.href = url;
        link.textContent = title;
        words.append(index > 0 ? '; ' : '', link);
      }
      this.append(words);
    } catch {
      // Readers can still open the log.
    }
  }
}

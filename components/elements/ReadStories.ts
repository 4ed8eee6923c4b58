import { elementWords } from './elementWords.ts';
import { keep, readKept } from './storage/kept.ts';

/** An entry of the feed of corrections. The first tag is its kind, which the title begins with. */
type Item = { url: string; title: string; date_published: string; tags?: string[] };

/** Epoch ms of reading, by slug. */
const readKey = 'copydesk:read';
/** When the reader dismissed the notice. */
const toldKey = 'copydesk:told';
const maxRemembered = 200;

/** What readers are told of: the names of the kinds in the words of the element, which are those of the feed. */
const notices = ['retraction', 'correction'];

const slugOf = (url: string) => decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');

const remember = (slug: string) => {
  const read = { ...readKept<number>(readKey), [slug]: Date.now() };
  const newest = Object.entries(read)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, maxRemembered);
  keep(readKey, Object.fromEntries(newest));
};

/** @param prefix the kind, with which the feed begins each title. */
const linkTo = ({ url, title }: Item, prefix: string): HTMLElement => {
  const link = document.createElement('a');
  link.href = url;
  link.textContent = title.startsWith(prefix) ? title.slice(prefix.length) : title;
  return link;
};

/** Each story once, by its newest entry of this kind. */
const storiesOf = (items: Item[], kind: string): Item[] => [
  ...new Map(
    items
      .filter(({ tags }) => tags?.[0] === kind)
      .toReversed()
      .map((item) => [slugOf(item.url), item]),
  ).values(),
];

/**
 * `<read-stories slug="…">` on a story records that it was read. `<read-stories>` on the front page lists later
 * corrections and retractions of read stories, until the reader dismisses them. All of it happens in the browser: the
 * server sends the same list of corrections to every reader.
 */
export class ReadStories extends HTMLElement {
  connectedCallback() {
    const slug = this.getAttribute('slug');
    if (slug) remember(slug);
    else this.#tell(readKept<number>(readKey));
  }

  async #tell(read: Record<string, number>) {
    if (Object.keys(read).length === 0) return;
    const told = readKept<number>(toldKey).at ?? 0;
    try {
      const response = await fetch('/corrections/feed.json');
      const { items } = (await response.json()) as { items: Item[] };
      const since = items.filter(
        ({ url, date_published }) =>
          Date.parse(date_published) > Math.max(told, read[slugOf(url)] ?? Infinity),
      );
      const words = elementWords(this);
      const lines = notices.flatMap((kind) => {
        const stories = storiesOf(since, words(kind));
        if (stories.length === 0) return [];
        const line = document.createElement('p');
        line.append(`${words(stories.length === 1 ? `${kind}-one` : `${kind}-many`)} `);
        for (const [index, item] of stories.entries())
          line.append(index > 0 ? words('between') : '', linkTo(item, words(`${kind}-title`)));
        return [line];
      });
      const newest = Math.max(...since.map(({ date_published }) => Date.parse(date_published)));
      if (lines.length > 0) this.append(...lines, this.#dismissal(newest));
    } catch {
      // Readers can still open the log.
    }
  }

  /** @param newest the time of the newest entry that was shown: a later one is told again. */
  #dismissal(newest: number): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = elementWords(this)('dismiss');
    button.addEventListener('click', () => {
      keep(toldKey, { at: newest });
      this.replaceChildren();
      const heading = document.querySelector('h1');
      heading?.setAttribute('tabindex', '-1');
      heading?.focus({ preventScroll: true });
    });
    return button;
  }
}

import { formatInstant } from '../../lib/dates/newsroomDate.ts';
import { bounds, isExpired } from '../../lib/reading/offline/bounds.ts';
import { offlinePath, pagesCache } from '../../lib/reading/offline/keptPages.ts';
import { type Entry, Store } from '../offline/Store.ts';
import { elementWords } from './elementWords.ts';
import { type KeptStory, readKept, savedKey } from './storage/kept.ts';

type Listed = Entry & { title: string };

/** Pages that say nothing by themselves. */
const notListed = [offlinePath, '/saved'];

/** Read alone: the policy of this page does not allow the styles of another. */
const titleTag = /<meta property="og:title" content="[^"]*"/;

/** `<kept-pages>`: the pages that this browser has kept, saved stories first, then what was opened last. */
export class KeptPages extends HTMLElement {
  connectedCallback() {
    if (location.pathname === offlinePath && navigator.onLine) this.#nameItself();
    this.#show().catch(() => this.#fill([]));
  }

  /** Who opens this page itself is neither offline nor looks for another page. */
  #nameItself() {
    const title = elementWords(this)('online');
    const heading = document.querySelector('h1');
    if (heading) {
      document.title = document.title.replace(heading.textContent, title);
      heading.textContent = title;
    }
    for (const line of document.querySelectorAll<HTMLElement>('[data-unkept]')) line.hidden = true;
  }

  async #show() {
    const store = new Store({ caches, name: pagesCache, bound: bounds.pages, now: () => Date.now() });
    const kept = (await store.list())
      .filter(
        (entry) => !notListed.includes(entry.path) && !isExpired(entry, bounds.pages.maxAge, Date.now()),
      )
      .toSorted((a, b) => b.openedAt - a.openedAt);
    this.#fill(
      await Promise.all(
        kept.map(async (entry) => ({
          ...entry,
          title: this.#titleOf(entry.path, await (await store.match(entry.path))?.text()),
        })),
      ),
    );
  }

  #titleOf(path: string, html = ''): string {
    if (path === '/') return elementWords(this)('front');
    const [tag = ''] = titleTag.exec(html) ?? [];
    const { head } = new DOMParser().parseFromString(`${tag}>`, 'text/html');
    return head.querySelector('meta')?.content || decodeURI(path);
  }

  #fill(pages: Listed[]) {
    const saved = new Set(
      Object.keys(readKept<KeptStory>(savedKey)).map((slug) => `/articles/${encodeURIComponent(slug)}`),
    );
    const none = this.querySelector<HTMLElement>('[data-none]');
    if (none) none.hidden = pages.length > 0;
    for (const list of this.querySelectorAll<HTMLElement>('[data-list]')) {
      const own = pages.filter(({ path }) => saved.has(path) === (list.dataset.list === 'saved'));
      list.hidden = own.length === 0;
      list.querySelector('ul')?.replaceChildren(...own.map((page) => this.#row(page)));
    }
  }

  #row({ path, title, confirmedAt }: Listed): HTMLElement {
    const row = document.createElement('li');
    const link = document.createElement('a');
    link.href = path;
    link.textContent = title;
    link.dir = 'auto';
    const time = document.createElement('time');
    const at = new Date(confirmedAt).toISOString();
    const { lang } = document.documentElement;
    time.dateTime = at;
    time.textContent = elementWords(this)('page-of').replace(
      '{date}',
      formatInstant(at, { language: lang || 'en', timeZone: this.dataset.timeZone ?? 'UTC' }),
    );
    row.append(link, time);
    return row;
  }
}

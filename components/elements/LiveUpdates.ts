import { countedWords, elementWords, formatNumber } from './elementWords.ts';
import { lastSeen, rememberSeen } from './storage/lastSeen.ts';

/**
 * What the stream says: the newest entries, from when on these are all (empty: they are all that there are), and those that
 * were taken off the site. If it is whole, older ones may be gone too.
 */
type State = { entries: string[]; since: string; removed: string[]; isWhole?: boolean };

/** The server closed for now, for example because too many pages are open. */
const reopenMs = 60_000;

/** Many pages check at the same time: each at its own moment within this time. */
const checkWithinMs = 10_000;

/** What is around the entries, and says nothing without them. */
const aboutEntries = '.live-state, .key-moments, .live-here, .live-onward';

/** A path of this site, or null. */
const newAddress = (moved: unknown): string | null => {
  if (typeof moved !== 'object' || moved === null || !('to' in moved)) return null;
  const to = String(moved.to);
  if (!URL.canParse(to, location.href)) return null;
  const { origin, pathname } = new URL(to, location.href);
  return origin === location.origin ? pathname : null;
};

const isState = (value: unknown): value is State =>
  typeof value === 'object' &&
  value !== null &&
  'entries' in value &&
  Array.isArray(value.entries) &&
  'removed' in value &&
  Array.isArray(value.removed);

const entriesIn = (root: ParentNode): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('.live [data-entry]'),
];

/**
 * `<live-updates src="…">` on a live story: offers new entries by a button and moves nothing until it is pressed. Entries
 * that were taken off the site disappear at once. A reader who comes back finds where they were.
 */
export class LiveUpdates extends HTMLElement {
  readonly #button = document.createElement('button');
  readonly #status = document.createElement('p');
  #listening = new AbortController();
  #stream: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  /** The id of the last event: the stream tells nothing older. */
  #heard = '';
  /** What the server says is taken off. A cache on the way may still have it. */
  #removed = new Set<string>();

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#button.type = 'button';
    this.#button.hidden = true;
    this.#status.className = 'unseen';
    this.#status.setAttribute('role', 'status');
    this.append(this.#button, this.#status);
    this.#button.addEventListener('click', () => void this.#show(), { signal });
    this.#tellWhereTheyWere();
    // A page with an open stream would not be kept for the way back.
    addEventListener('pagehide', () => this.#leave(), { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && this.#open(), { signal });
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'hidden' && this.#remember(),
      { signal },
    );
    this.#open();
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#leave();
  }

  #leave() {
    clearTimeout(this.#timer);
    clearTimeout(this.#checkTimer);
    this.#stream?.close();
    this.#stream = null;
    this.#remember();
  }

  #open() {
    const after = this.#heard && `?after=${encodeURIComponent(this.#heard)}`;
    const stream = new EventSource(`${this.getAttribute('src') ?? ''}${after}`);
    this.#stream = stream;
    stream.addEventListener('message', ({ data, lastEventId }) => {
      this.#heard = lastEventId;
      const state: unknown = JSON.parse(data);
      if (isState(state)) this.#hear(state);
    });
    stream.addEventListener('removed', ({ data }) => {
      const ids: unknown = JSON.parse(data);
      if (Array.isArray(ids)) for (const id of ids) this.#removed.add(id);
      takeOff(this.#removed);
    });
    stream.addEventListener('end', () => {
      stream.close();
      this.#offer(elementWords(this)('ended'));
    });
    for (const kind of ['gone', 'retracted'])
      stream.addEventListener(kind, () => {
        stream.close();
        for (const part of document.querySelectorAll(`.live :is([data-entry], ${aboutEntries})`))
          part.remove();
        this.#leadOn(elementWords(this)(kind), location.pathname);
      });
    stream.addEventListener('changed', () => {
      stream.close();
      this.#leadOn(elementWords(this)('changed'), location.pathname);
    });
    stream.addEventListener('moved', ({ data }) => {
      stream.close();
      const to = newAddress(JSON.parse(data));
      this.#leadOn(elementWords(this)(to ? 'moved' : 'changed'), to ?? location.pathname);
    });
    stream.addEventListener('error', () => {
      if (stream.readyState !== EventSource.CLOSED || this.#stream !== stream) return;
      this.#timer = setTimeout(() => this.#open(), reopenMs * (1 + Math.random()));
    });
  }

  /** `5 new updates`, or `5+ new updates`. */
  #count(words: string, count: number, isMore: boolean): string {
    const shown = `${formatNumber(count)}${isMore ? '+' : ''}`;
    return countedWords(this, count, words).replace('{shown}', shown);
  }

  #hear({ entries, since, removed, isWhole }: State) {
    const here = entriesIn(document);
    const missing = here.filter(
      ({ dataset }) => !entries.includes(dataset.entry ?? '') && (dataset.at ?? '') >= since,
    );
    this.#removed = new Set(removed);
    takeOff(new Set([...removed, ...missing.map(({ dataset }) => dataset.entry ?? '')]));
    const known = new Set(entriesIn(document).map((entry) => entry.dataset.entry));
    const lacking = newerIn(entries).filter((id) => !known.has(id)).length;
    if (lacking > 0) this.#offer(this.#count('new-', lacking, lacking === entries.length && since !== ''));
    else this.#button.hidden = true;
    if (isWhole && olderThan(since, entries).size > 0) this.#checkLater(since);
  }

  #checkLater(since: string, pauseMs = 0) {
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => void this.#check(since), pauseMs + checkWithinMs * Math.random());
  }

  /** Older entries stay only as far as the page has them. The others are behind its link. */
  async #check(since: string) {
    try {
      const page = await loadPage();
      // The coverage has ended: its page has another order, and the stream leads there.
      if (!page.querySelector('live-updates')) return;
      takeOff(this.#removed, page);
      takeOff(olderThan(since, idsIn(page)));
      const onward = page.querySelector('.live-onward');
      document.querySelector('.live-onward')?.remove();
      if (onward) document.querySelector('.live .entries')?.after(onward);
    } catch {
      this.#checkLater(since, reopenMs);
    }
  }

  /** The button says it, and so does a screen reader once it has finished its sentence. */
  #offer(words: string) {
    if (this.#button.textContent === words && !this.#button.hidden) return;
    this.#button.textContent = words;
    this.#button.hidden = false;
    this.#status.textContent = words;
  }

  /** There is nothing more to offer here. */
  #leadOn(words: string, href: string) {
    const link = document.createElement('a');
    link.href = href;
    link.className = 'live-back';
    link.textContent = words;
    this.replaceChildren(link, this.#status);
    this.#status.textContent = words;
  }

  /** Inserts what is new from the page, and leads there. */
  async #show() {
    this.#button.disabled = true;
    try {
      const page = await loadPage();
      takeOff(this.#removed, page);
      const list = document.querySelector('.live .entries');
      // The coverage has ended: its page has another order.
      if (!list || !page.querySelector('live-updates')) return location.reload();
      const known = new Set(entriesIn(document).map((entry) => entry.dataset.entry));
      const fresh = entriesIn(page).filter(
        (entry) => !known.has(entry.dataset.entry) && isNewer(entry, list),
      );
      const [first] = fresh;
      // A cache on the way has the page of a moment ago.
      if (!first) throw new Error();
      replaceChanged(page);
      list.prepend(...fresh);
      for (const part of ['.live-state', '.key-moments']) replace(part, page);
      this.#button.hidden = true;
      this.#status.textContent = '';
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
      first.scrollIntoView({ block: 'start' });
    } catch {
      this.#offer(elementWords(this)('failed'));
    } finally {
      this.#button.disabled = false;
    }
  }

  #remember() {
    const slug = this.getAttribute('slug');
    const newest = newestAt(document);
    if (slug && newest) rememberSeen(slug, newest);
  }

  /** A line between what is new and what the reader has seen, and a link to it. */
  #tellWhereTheyWere() {
    const seen = lastSeen(this.getAttribute('slug') ?? '');
    const list = document.querySelector('.live .entries');
    if (!seen || !list) return;
    const entries = [...list.querySelectorAll<HTMLElement>('[data-entry]')];
    const isNew = ({ dataset }: HTMLElement) => (dataset.at ?? '') > seen;
    const firstSeen = entries.find((entry) => !isNew(entry));
    if (!firstSeen || firstSeen === entries[0]) return;
    const count = entries.filter(isNew).length;
    const line = document.createElement('p');
    line.className = 'live-here';
    line.id = 'you-were-here';
    line.textContent = elementWords(this)('here');
    firstSeen.before(line);
    const link = document.createElement('a');
    link.href = `#${line.id}`;
    link.className = 'live-back';
    link.textContent = this.#count('since-', count, false);
    this.prepend(link);
  }
}

const newestAt = (root: ParentNode): string | null =>
  entriesIn(root)
    .map(({ dataset }) => dataset.at ?? '')
    .toSorted()
    .at(-1) ?? null;

/** A page may be used for a minute while a newer one is fetched: not here. */
const loadPage = async (): Promise<Document> => {
  const response = await fetch(location.pathname, { cache: 'no-cache' });
  if (!response.ok) throw new Error();
  return new DOMParser().parseFromString(await response.text(), 'text/html');
};

const momentsIn = (root: ParentNode): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('.key-moments [data-moment]'),
];

const idsIn = (root: ParentNode): string[] => [
  ...entriesIn(root).map(({ dataset }) => dataset.entry ?? ''),
  ...momentsIn(root).map(({ dataset }) => dataset.moment ?? ''),
];

/** The entries and key moments of this page that are older and not among these. */
const olderThan = (since: string, ids: string[]): Set<string> => {
  const newer = new Set(
    entriesIn(document).flatMap(({ dataset: { at = '', entry = '' } }) => (at >= since ? [entry] : [])),
  );
  return new Set(idsIn(document).filter((id) => !newer.has(id) && !ids.includes(id)));
};

/** Removes entries, and the key moments that lead to them. */
const takeOff = (ids: Set<string>, from: ParentNode = document) => {
  for (const entry of entriesIn(from)) if (ids.has(entry.dataset.entry ?? '')) entry.remove();
  for (const moment of momentsIn(from)) if (ids.has(moment.dataset.moment ?? '')) moment.remove();
  const folded = from.querySelector('.key-moments details');
  if (folded && !folded.querySelector('[data-moment]')) folded.remove();
  const list = from.querySelector('.key-moments');
  if (list && !list.querySelector('[data-moment]')) list.remove();
};

/** Those of the newest entries that can be shown above the page's own. An older one that is back is there after a reload. */
const newerIn = (entries: string[]): string[] => {
  const first = document.querySelector<HTMLElement>('.live .entries [data-entry]')?.dataset.entry;
  const until = first === undefined ? -1 : entries.indexOf(first);
  return until < 0 ? entries : entries.slice(0, until);
};

/** Older entries come back to the page when newer ones are taken off: they belong to its end. */
const isNewer = ({ dataset }: HTMLElement, list: Element): boolean =>
  (dataset.at ?? '') >= (list.querySelector<HTMLElement>('[data-entry]')?.dataset.at ?? '');

/** Entries that were corrected meanwhile. */
const replaceChanged = (page: Document) => {
  const current = new Map(entriesIn(page).map((entry) => [entry.dataset.entry, entry]));
  for (const entry of entriesIn(document)) {
    const now = current.get(entry.dataset.entry);
    if (now && now.innerHTML !== entry.innerHTML) entry.replaceWith(now);
  }
};

/** What the reader has opened stays open. */
const replace = (part: string, page: Document) => {
  const [old, current] = [document.querySelector(part), page.querySelector(part)];
  if (!old || !current) return;
  const fold = current.querySelector('details');
  if (fold) fold.open = old.querySelector('details')?.open ?? false;
  old.replaceWith(current);
};

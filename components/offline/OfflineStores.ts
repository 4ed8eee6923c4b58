import { bounds, dueForCheck, isRoundDue } from '../../lib/reading/offline/bounds.ts';
import {
  cachePrefix,
  filesOf,
  isKeepable,
  isKeptPath,
  isNoAnswer,
  offlinePath,
  pagesCache,
} from '../../lib/reading/offline/keptPages.ts';
import { type Entry, Store, timesOf } from './Store.ts';

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

type OfflineStoresOptions = {
  caches: Pick<CacheStorage, 'open'>;
  ask: Ask;
  now: () => number;
  /** The paths of the modules that pages load by themselves. */
  modules: string[];
};

/** As browsers ask for pictures: another answer would be another file. */
const pictureTypes = 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8';

/** What the worker keeps, and how it learns that a page has changed or is gone. */
export class OfflineStores {
  readonly pages: Store;
  readonly pictures: Store;
  readonly files: Store;
  readonly #ask: Ask;
  readonly #now: () => number;
  readonly #modules: string[];
  /** The work on the newest answer of a path. */
  readonly #newest = new Map<string, Promise<void>>();
  #round: Promise<void> | null = null;
  /** Has an entry while the network is away. The browser ends an idle worker: a field would be lost. */
  readonly #away: Store;

  constructor({ caches, ask, now, modules }: OfflineStoresOptions) {
    this.#ask = ask;
    this.#now = now;
    this.#modules = modules;
    const store = (name: string, bound: keyof typeof bounds) =>
      new Store({ caches, name, bound: bounds[bound], now });
    this.pages = store(pagesCache, 'pages');
    this.pictures = store(`${cachePrefix}pictures`, 'pictures');
    this.files = store(`${cachePrefix}files`, 'files');
    this.#away = store(`${cachePrefix}away`, 'files');
  }

  /**
   * Keeps the answer of the server at the path of a page, or deletes what was kept there: a page that is gone, moved or
   * private must not be read any more.
   *
   * @param openedAt epoch ms; now by default.
   */
  async keepPage(path: string, answer: Response, openedAt?: number): Promise<void> {
    if (isNoAnswer(answer)) return;
    const work: Promise<void> = this.#keepPage(path, answer, {
      openedAt,
      isNewest: () => this.#newest.get(path) === work,
    }).finally(() => {
      if (this.#newest.get(path) === work) this.#newest.delete(path);
    });
    this.#newest.set(path, work);
    await work;
  }

  /** The server has answered for a page that nobody has opened yet: what is kept follows it, and no more is kept. */
  async follow(path: string, answer: Response): Promise<void> {
    const kept = await this.pages.match(path);
    if (kept) await this.keepPage(path, answer, timesOf(kept).openedAt);
  }

  async #keepPage(
    path: string,
    answer: Response,
    { openedAt, isNewest }: { openedAt: number | undefined; isNewest: () => boolean },
  ): Promise<void> {
    const isPage = answer.headers.get('content-type')?.startsWith('text/html');
    if (!isPage || !isKeepable(answer)) return void (await this.pages.delete(path));
    const body = await answer.arrayBuffer();
    // The server has said something newer meanwhile, for example that the page is gone.
    if (!isNewest()) return;
    await this.pages.put(path, answer, body, openedAt);
    await this.#keepMissing(filesOf(new TextDecoder().decode(body)));
    for (const store of [this.pages, this.pictures, this.files]) await store.trim();
  }

  /** Fetches files that are not kept. One that fails is fetched with the next page that names it. */
  async #keepMissing(files: string[]): Promise<void> {
    for (const file of files)
      if (!(await this.files.match(file)))
        await this.#ask(file)
          .then((answer) => this.keepFile(file, answer))
          .catch(() => {});
  }

  /** Keeps a file of the build. */
  async keepFile(path: string, answer: Response): Promise<void> {
    if (isKeepable(answer)) await this.files.put(path, answer, await answer.arrayBuffer());
  }

  /** Keeps a picture of a page that is kept. */
  async keepPicture(path: string, answer: Response, pagePath: string): Promise<void> {
    const body = isKeepable(answer) ? await answer.arrayBuffer() : null;
    await this.#newest.get(pagePath);
    if (!(await this.pages.match(pagePath))) return;
    if (body) await this.pictures.put(path, answer, body);
    else if (!isNoAnswer(answer)) await this.pictures.delete(path);
  }

  /** Keeps pictures that a page has loaded past the worker. Mostly the browser has them at hand. */
  async keepPictures(paths: string[], pagePath: string): Promise<void> {
    for (const path of paths.slice(0, bounds.pictures.maxCount))
      if (!(await this.pictures.match(path)))
        await this.#ask(path, { headers: { accept: pictureTypes } })
          .then((answer) => this.keepPicture(path, answer, pagePath))
          .catch(() => {});
    await this.pictures.trim();
  }

  /** Asks the server for a page if it has changed. Returns false if it says nothing of it: it is in trouble. */
  async #refresh(path: string, openedAt?: number): Promise<boolean> {
    const kept = await this.pages.match(path);
    const etag = kept?.headers.get('etag');
    const answer = await this.#ask(path, {
      // As any reader: a journalist with a preview gets the published page.
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      ...(etag && { headers: { 'if-none-match': etag } }),
    });
    if (answer.status !== 304) {
      await this.keepPage(path, answer, openedAt);
      return !isNoAnswer(answer);
    }
    // The reader may have opened it meanwhile, and it may be gone.
    const unchanged = await this.pages.match(path);
    if (!unchanged) return true;
    const lastOpenedAt = openedAt && timesOf(unchanged).openedAt;
    await this.pages.put(path, unchanged, await unchanged.arrayBuffer(), lastOpenedAt);
    return true;
  }

  /** Keeps a page that a reader opened past the worker with its pictures, then makes the round. */
  async open(path: string, pictures: string[] = []): Promise<void> {
    if (isKeptPath(path)) {
      await this.#refresh(path).catch(() => {});
      await this.keepPictures(pictures, path);
    }
    await this.round();
  }

  /** A page was asked for without a network: when the server answers again, all that is kept is due. */
  async noteAway(): Promise<void> {
    await this.#away.put('/', new Response(), new ArrayBuffer());
  }

  /**
   * Fetches the front and what the offline page needs, and checks some of the kept pages, unless it was done a short time
   * ago. After an absence each round checks some, until all are. So pages that were withdrawn or changed while the browser was away are deleted or replaced, and what could not
   * be fetched is fetched with the next page that a reader opens.
   */
  round(): Promise<void> {
    this.#round ??= this.#makeRound().finally(() => {
      this.#round = null;
    });
    return this.#round;
  }

  async #makeRound(): Promise<void> {
    await this.#keepMissing(this.#modules);
    const [front, offline] = [await this.pages.match('/'), await this.pages.match(offlinePath)];
    const mark = await this.#away.match('/');
    const awayAt = mark && timesOf(mark).confirmedAt;
    const confirmedAt = front && timesOf(front).confirmedAt;
    const isDue = !offline || isRoundDue(confirmedAt, this.#now());
    if (!isDue && awayAt === null) return;
    // Both count as opened: they are never given up.
    if (isDue || (confirmedAt ?? 0) <= (awayAt ?? 0))
      for (const path of ['/', offlinePath]) await this.#refresh(path).catch(() => {});
    const others = async () =>
      (await this.pages.list()).filter(({ path }) => path !== '/' && path !== offlinePath);
    // Without an answer the others wait for the next round.
    for (const { path, openedAt } of dueForCheck(await others(), this.#now(), awayAt))
      if (!(await this.#refresh(path, openedAt).catch(() => false))) break;
    const isChecked = (entry: Entry) => entry.confirmedAt > (awayAt ?? 0);
    // A time in the future is of a clock that was wrong.
    if (awayAt !== null && (awayAt > this.#now() || (await others()).every(isChecked)))
      await this.#forgetAway(awayAt);
  }

  /** All that was kept is checked, unless the network was away again meanwhile. */
  async #forgetAway(awayAt: number): Promise<void> {
    const mark = await this.#away.match('/');
    if (mark && timesOf(mark).confirmedAt === awayAt) await this.#away.delete('/');
  }
}

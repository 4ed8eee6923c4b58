import type { Environment } from '../../server/environment.ts';
import { type ContentTrouble, findContentTrouble } from './contentTrouble.ts';
import { type Health, notRenderedYet, type Problem } from './health.ts';

/** Who watches waits a second, as a rule. */
const patienceMs = 900;
/** So often everything is looked at though nobody asks: then `since` is right to a few seconds. */
const lookMs = 5_000;
/** So many pages in a row that could not be rendered are no fault of one page. */
const mostFailures = 3;

type Settings = Pick<Environment, 'projectId' | 'dataset' | 'lakeUrl' | 'isHosted' | 'readToken'> & {
  siteOrigin: string;
  version: string;
};

type Pages = { canServe: () => boolean; isContentReachable: boolean };

/** Tells whether readers can be served, and what is wrong behind. However many ask at once, the others are asked once. */
export class HealthWatch {
  readonly #settings: Settings;
  readonly #pages: () => Pages;
  readonly #problems = new Map<Problem['part'], { since: Date; cause: string }>();
  #failures = 0;
  #trouble: ContentTrouble | null = null;
  #troubleSoughtAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | null = null;

  constructor(settings: Settings, pages: () => Pages) {
    this.#settings = settings;
    this.#pages = pages;
    this.#note('pages', notRenderedYet);
    setInterval(() => void this.#look(), lookMs).unref();
  }

  /** The site gave a page, or said that one is unchanged. */
  rendered(): void {
    this.#failures = 0;
    this.#note('pages', null);
  }

  /** The site could not give a page. */
  failed(reason: string): void {
    this.#failures += 1;
    if (this.#problems.has('pages') || this.#failures >= mostFailures)
      this.#note('pages', `No page can be rendered: ${reason}.`);
  }

  async read(isDraining: boolean): Promise<Health> {
    await this.#look();
    const isLakeDown = this.#problems.has('lake') && this.#trouble?.kind !== 'refused';
    return {
      status: isDraining ? 'draining' : this.#pages().canServe() ? 'ok' : 'starting',
      lake: isLakeDown ? 'down' : this.#settings.lakeUrl ? 'up' : 'hosted',
      version: this.#settings.version,
      problems: [...this.#problems].map(([part, { since, cause }]) => ({
        part,
        since: since.toISOString(),
        cause,
      })),
    };
  }

  #look(): Promise<void> {
    this.#looking ??= this.#ask().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #ask(): Promise<void> {
    const { siteOrigin, lakeUrl } = this.#settings;
    const [isSiteUp, isLakeUp] = await Promise.all([
      answers(`${siteOrigin}/api/revalidate`),
      lakeUrl ? answers(`${lakeUrl}/ping`) : true,
    ]);
    this.#note('site', isSiteUp ? null : 'The site does not answer.');
    this.#note(
      'events',
      this.#pages().isContentReachable ? null : 'The live events of the Content Lake do not come in.',
    );
    if (this.#problems.has('pages') || this.#problems.has('events')) this.#seekTrouble();
    else this.#trouble = null;
    this.#note('lake', isLakeUp ? (this.#trouble?.cause ?? null) : 'The lake does not answer.');
  }

  /** Nobody waits for it: what it finds is told the next time. */
  #seekTrouble(): void {
    if (performance.now() - this.#troubleSoughtAt < lookMs) return;
    this.#troubleSoughtAt = performance.now();
    void findContentTrouble(this.#settings).then((trouble) => {
      this.#trouble = trouble;
    });
  }

  #note(part: Problem['part'], cause: string | null): void {
    if (cause === null) this.#problems.delete(part);
    else this.#problems.set(part, { since: this.#problems.get(part)?.since ?? new Date(), cause });
  }
}

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: 'manual' });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
};

import type { Logger } from 'pino';
import type { ReadChanges } from './readChanges.ts';

/** Notifies an external service that pages at these addresses are new or changed. @throws if it rejects. */
export type Announce = (addresses: string[]) => Promise<void>;

type AnnouncerOptions = {
  readChanges: ReadChanges;
  announce: Announce[];
  /** Returns true if this machine is the first to announce the change. If it fails, every machine announces. */
  mayAnnounce?: (change: string) => Promise<boolean>;
  log: Logger;
  /** The delay after a publish: the site renders its feeds, and a burst becomes one announcement. */
  pauseMs?: number;
};

const maxAttempts = 4;

/** Announces each publish, correction and retraction once per process run. */
export class Announcer {
  readonly #options: Required<AnnouncerOptions>;
  /** Time of the last change by address; null until the first read of the feeds. */
  #known: Map<string, string> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #announcing: Promise<void> = Promise.resolve();

  constructor(options: AnnouncerOptions) {
    this.#options = { pauseMs: 3_000, mayAnnounce: async () => true, ...options };
  }

  /** Content was published. The first call only reads the existing stories. */
  notePublish(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#announcing = this.#announcing.then(() => this.#announce());
    }, this.#options.pauseMs);
    this.#timer.unref();
  }

  async #announce(): Promise<void> {
    const { readChanges, announce, mayAnnounce, log } = this.#options;
    try {
      const now = await readChanges();
      const known = this.#known;
      this.#known = now;
      if (!known) return;
      const changes = [...now].filter(([address, at]) => known.get(address) !== at);
      const mine = await Promise.all(
        changes.map((change) => mayAnnounce(change.join(' ')).catch(() => true)),
      );
      const addresses = changes.filter((_, index) => mine[index]).map(([address]) => address);
      if (addresses.length === 0) return;
      await Promise.all(announce.map((tell) => this.#repeat(() => tell(addresses))));
      log.info({ addresses }, 'announced');
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'not announced');
    }
  }

  async #repeat(attempt: () => Promise<void>): Promise<void> {
    for (let count = 1; ; count += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (count === maxAttempts) throw error;
        await new Promise((resolve) => setTimeout(resolve, this.#options.pauseMs * 2 ** count));
      }
    }
  }
}

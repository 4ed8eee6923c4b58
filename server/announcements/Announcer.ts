import type { Logger } from 'pino';
import type { ReadChanges } from './readChanges.ts';

/** Tells somebody outside that pages at these addresses are new or changed. @throws when it is not taken. */
export type Announce = (addresses: string[]) => Promise<void>;

type AnnouncerOptions = {
  readChanges: ReadChanges;
  announce: Announce[];
  /** Of several machines the first may tell of a change; while they cannot agree each does. */
  mayTell?: (change: string) => Promise<boolean>;
  log: Logger;
  /** How long to wait after a publish, so that the site has rendered its feeds and a burst is told as one. */
  pauseMs?: number;
};

/** As often as one announcement is tried. */
const mostAttempts = 4;

/** Announces stories that were published, corrected or retracted while it runs, each change once. */
export class Announcer {
  readonly #options: Required<AnnouncerOptions>;
  /** Address to when it last changed; null until the feeds were first read. */
  #known: Map<string, string> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();

  constructor(options: AnnouncerOptions) {
    this.#options = { pauseMs: 3_000, mayTell: async () => true, ...options };
  }

  /** Something was published just now; before the first publish this reads what there is already. */
  changed(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#looking = this.#looking.then(() => this.#look());
    }, this.#options.pauseMs);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const { readChanges, announce, mayTell, log } = this.#options;
    try {
      const now = await readChanges();
      const known = this.#known;
      this.#known = now;
      if (!known) return;
      const changes = [...now].filter(([address, at]) => known.get(address) !== at);
      const mine = await Promise.all(changes.map((change) => mayTell(change.join(' ')).catch(() => true)));
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
        if (count === mostAttempts) throw error;
        await new Promise((resolve) => setTimeout(resolve, this.#options.pauseMs * 2 ** count));
      }
    }
  }
}

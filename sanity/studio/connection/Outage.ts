const firstPauseMs = 500;
/** A person waits no longer for Studio after the server is back. */
const maxPauseMs = 10_000;
/** Ten minutes with these pauses. */
const maxTries = 60;

/** How time passes. A test has its own. */
export type Pauses = {
  /** Resolves after the given milliseconds. */
  wait(ms: number): Promise<void>;
  /** At least 0 and below 1. */
  random(): number;
};

const realPauses: Pauses = {
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => Math.random(),
};

/**
 * A time when the server is away, shared by everything that a tab asks of it: one request tries whether it is back, after
 * pauses that double, and the others wait for that one. So many open Studios do not hold a server down that comes up.
 */
export class Outage {
  readonly #pauses: Pauses;
  #end: Promise<boolean> | null = null;

  constructor(pauses: Pauses = realPauses) {
    this.#pauses = pauses;
  }

  /** The end of the present outage, as `untilBack` resolves. Null while the server answers. */
  get end(): Promise<boolean> | null {
    return this.#end;
  }

  /**
   * Resolves to true once the server is back, and to false if it is away too long.
   *
   * @param isBack tries again. The first caller of an outage tries, for all.
   */
  untilBack(isBack: () => Promise<boolean>): Promise<boolean> {
    this.#end ??= this.#tryUntilBack(isBack).finally(() => {
      this.#end = null;
    });
    return this.#end;
  }

  async #tryUntilBack(isBack: () => Promise<boolean>): Promise<boolean> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const pauseMs = Math.min(maxPauseMs, firstPauseMs * 2 ** tries);
      // Studios that lost the server at one moment do not return at one moment.
      await this.#pauses.wait(pauseMs * (0.5 + this.#pauses.random() / 2));
      if (await isBack()) return true;
    }
    return false;
  }
}

/** The longest time that an action holds events back. */
const maxHoldMs = 500;
/** From the answer until Studio has it in its state. Two frames later it is on the screen. */
const showMs = 30;

/**
 * Lets Studio show the answer of an action before it draws everything anew for the action's events, which takes it half a
 * second. Events stay in their order.
 */
export class HeldEvents {
  readonly #waiting: (() => void)[] = [];
  readonly #afterFrame: (act: () => void) => unknown;
  #holds = 0;

  /** @param afterFrame acts when the next frame is on the screen. */
  constructor(
    afterFrame: (act: () => void) => unknown = (act) => requestAnimationFrame(() => setTimeout(act)),
  ) {
    this.#afterFrame = afterFrame;
  }

  deliver(event: () => void): void {
    if (this.#holds > 0) this.#waiting.push(event);
    else event();
  }

  /** Holds events back until the request of an action is answered. */
  async until<Answer>(request: Promise<Answer>): Promise<Answer> {
    const release = this.#hold();
    setTimeout(release, maxHoldMs);
    try {
      return await request;
    } finally {
      setTimeout(() => this.#afterFrame(() => this.#afterFrame(release)), showMs);
    }
  }

  #hold(): () => void {
    this.#holds += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holds -= 1;
      if (this.#holds > 0) return;
      for (const event of this.#waiting.splice(0)) deliverSafely(event);
    };
  }
}

/** An event that fails does not stop the ones after it. */
const deliverSafely = (event: () => void): void => {
  try {
    event();
  } catch (error) {
    reportError(error);
  }
};

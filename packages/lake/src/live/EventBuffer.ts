import { type EventSink, type EventSource, maxUnreadCharacters } from './eventStream.ts';

/** Holds a source's events until the client reads them. Ends when the client leaves or reads too slowly. */
export class EventBuffer implements EventSink {
  readonly #source: EventSource;
  /** Strings, which listeners with the same view share: bytes would be a copy for each. */
  #unread: string[] = [];
  #unreadCharacters = 0;
  #hasStarted = false;
  #hasEnded = false;
  #stop = (): void => {};
  #onFrame = (): void => {};
  #onDrain = (): void => {};

  constructor(source: EventSource) {
    this.#source = source;
  }

  /** Resolves with true once there is something to take, with false at the end. The first call starts the source. */
  async wait(): Promise<boolean> {
    if (!this.#hasStarted) this.#start();
    if (this.#unread.length === 0) this.#onDrain();
    while (this.#unread.length === 0 && !this.#hasEnded) {
      await new Promise<void>((resolve) => {
        this.#onFrame = resolve;
      });
    }
    return this.#unread.length > 0;
  }

  /**
   * All unread frames, empty if they were too many. Together, so that a client gets all events of a transaction at once:
   * Studio locks a form from the first until the last.
   */
  take(): string {
    const frames = this.#unread.join('');
    this.#unread = [];
    this.#unreadCharacters = 0;
    return frames;
  }

  write(frame: string): void {
    if (this.#hasEnded) return;
    if (this.#unreadCharacters > maxUnreadCharacters) {
      this.#unread = [];
      this.end();
      return;
    }
    this.#unread.push(frame);
    this.#unreadCharacters += frame.length;
    this.#onFrame();
  }

  async waitForDrain(): Promise<boolean> {
    if (this.#unread.length > 0 && !this.#hasEnded) {
      await new Promise<void>((resolve) => {
        this.#onDrain = resolve;
      });
    }
    return !this.#hasEnded;
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#stop();
    this.#onFrame();
    this.#onDrain();
  }

  #start(): void {
    this.#hasStarted = true;
    this.#stop = this.#source({
      write: (frame) => this.write(frame),
      waitForDrain: () => this.waitForDrain(),
      end: () => this.end(),
    });
    if (this.#hasEnded) this.#stop();
  }
}

import type { StyleAnswer, StyleRequest } from '../../../lib/houseStyle/checkStory.ts';

/** The part of a web worker that is used. */
export type StyleThread = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** `newer`: a later request of the same story took its place. `stopped`: the check took too long, or the worker failed. */
export type StyleOutcome = { kind: 'checked'; answer: StyleAnswer } | { kind: 'newer' } | { kind: 'stopped' };

/** A story of 20,000 words takes a second or two. */
const deadlineMs = 10_000;

type Waiting = { story: string; request: StyleRequest; settle(outcome: StyleOutcome): void };

/**
 * Checks stories in a worker, one after another, of each story only the newest. The worker is started for the first story.
 * If it does not answer in time it is ended, and the next story starts another one.
 */
export class StyleWorker {
  readonly #start: () => StyleThread;
  #thread: StyleThread | null = null;
  #current: Waiting | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #waiting = new Map<string, Waiting>();

  constructor(start: () => StyleThread) {
    this.#start = start;
  }

  /** @param story the id of the story. */
  check(story: string, request: StyleRequest): Promise<StyleOutcome> {
    return new Promise((settle) => {
      this.#waiting.get(story)?.settle({ kind: 'newer' });
      this.#waiting.set(story, { story, request, settle });
      this.#next();
    });
  }

  #next(): void {
    if (this.#current) return;
    const [next] = this.#waiting.values();
    if (!next) return;
    this.#waiting.delete(next.story);
    this.#current = next;
    try {
      this.#thread ??= this.#open();
      this.#thread.postMessage(next.request);
    } catch {
      this.#end({ kind: 'stopped' });
      return;
    }
    this.#timer = setTimeout(() => this.#end({ kind: 'stopped' }), deadlineMs);
  }

  #open(): StyleThread {
    const thread = this.#start();
    thread.onmessage = ({ data }: MessageEvent<StyleAnswer>) =>
      this.#settle({ kind: 'checked', answer: data });
    thread.onerror = () => this.#end({ kind: 'stopped' });
    return thread;
  }

  #end(outcome: StyleOutcome): void {
    this.#thread?.terminate();
    this.#thread = null;
    this.#settle(outcome);
  }

  #settle(outcome: StyleOutcome): void {
    clearTimeout(this.#timer);
    const settled = this.#current;
    this.#current = null;
    settled?.settle(settled && this.#waiting.has(settled.story) ? { kind: 'newer' } : outcome);
    this.#next();
  }
}

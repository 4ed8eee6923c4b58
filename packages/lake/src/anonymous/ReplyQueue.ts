import type { StreamReply } from './streamMessages.ts';

/** After so many frames the event loop serves requests. */
const maxFramesInSlice = 32;

type Handlers = {
  writeFrame: (id: number, text: string) => void;
  handle: (reply: Exclude<StreamReply, { kind: 'frames' }>) => void;
};

/** The thread's replies in order, processed in slices: frames for thousands of streams must not delay requests. */
export class ReplyQueue {
  readonly #handlers: Handlers;
  readonly #replies: StreamReply[] = [];
  #isScheduled = false;

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
  }

  get isEmpty(): boolean {
    return this.#replies.length === 0;
  }

  add(reply: StreamReply): void {
    this.#replies.push(reply);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#processSlice());
  }

  clear(): void {
    this.#replies.length = 0;
  }

  #processSlice(): void {
    let left = maxFramesInSlice;
    while (left > 0) {
      const reply = this.#replies[0];
      if (!reply) break;
      if (reply.kind === 'frames') {
        for (const id of reply.ids.splice(0, left)) {
          this.#handlers.writeFrame(id, reply.text);
          left -= 1;
        }
        if (reply.ids.length > 0) continue;
      } else this.#handlers.handle(reply);
      this.#replies.shift();
    }
    this.#isScheduled = !this.isEmpty;
    if (this.#isScheduled) setImmediate(() => this.#processSlice());
  }
}

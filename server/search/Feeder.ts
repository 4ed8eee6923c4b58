import type { Logger } from 'pino';
import type { StoryListener } from './followStories.ts';
import { readInParts } from './readInParts.ts';
import type { ReadStories, Revision } from './readStories.ts';
import type { SearchIndex, Subject } from './SearchIndex.ts';

/** What the feeder needs of `StoryReader`. */
type Reader = {
  readStories(ids: string[], now: Date): Promise<ReadStories>;
  listRevisions(after: string, count: number): Promise<Revision[]>;
  listSubjects(type: Subject['type'], after: string, count: number): Promise<Subject[]>;
  readSubjects(ids: string[]): Promise<Subject[]>;
};

type FeederOptions = {
  index: SearchIndex;
  reader: Reader;
  log: Pick<Logger, 'debug' | 'info' | 'warn'>;
  /** Receives errors of the file, which only a new file can solve. */
  onDamage: (error: unknown) => void;
  isDamage: (error: unknown) => boolean;
  now?: () => number;
  retryMs?: number;
};

/** Meanwhile readers are told that the search is not ready, so the log says when it is. */
const longMs = 10_000;
const storiesPerRead = 40;
const revisionsPerRead = 1_000;
const maxRetryMs = 30_000;
/** A change that arrives meanwhile is read with it. */
const gatherMs = 50;
/** Until a story that cannot be read is tried again. */
const asideMs = 10 * 60 * 1000;
const subjectTypes = ['section', 'topic', 'person'] as const;

/**
 * Keeps the index equal to what readers may read. A withdrawal is applied at once, without a request. All other changes
 * are read again, one batch after the other; a story that cannot be read is set aside. A comparison of all revisions, at
 * each connection and each hour, finds what events missed: also while this process did not run.
 */
export class Feeder implements StoryListener {
  readonly #options: FeederOptions;
  /** Changed documents, with what they are. */
  readonly #stories = new Set<string>();
  readonly #subjects = new Set<string>();
  #mustCompare = false;
  /** Documents that changed while a read was in progress: its result may be older. */
  #changedMeanwhile = new Set<string>();
  #running: Promise<void> | null = null;
  #isStopped = false;
  #isCurrent = false;

  constructor(options: FeederOptions) {
    this.#options = options;
  }

  /** True once all stories were compared since the start: until then the file may have one that was withdrawn. */
  get isCurrent(): boolean {
    return this.#isCurrent;
  }

  readonly onSubscribed = (): void => this.compare();

  readonly onChange: StoryListener['onChange'] = (kind, id, isGone) => {
    this.#changedMeanwhile.add(id);
    if (kind === 'subject') this.#subjects.add(id);
    else if (isGone) this.#guard(() => this.#options.index.remove([id]));
    // It may have been published again.
    if (kind === 'story') this.#stories.add(id);
    this.#run();
  };

  /** Compares all revisions with the Content Lake. */
  compare(): void {
    this.#mustCompare = true;
    this.#run();
  }

  /** Reads stories whose embargo has ended. */
  readDue(): void {
    this.#guard(() => {
      for (const id of this.#options.index.listDue(this.#now())) this.#stories.add(id);
    });
    if (this.#stories.size > 0) this.#run();
  }

  /** Resolves when all changes so far are in the index. */
  async settle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.settle();
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (this.#options.isDamage(error)) this.#options.onDamage(error);
      else throw error;
    }
  }

  #run(): void {
    if (this.#isStopped) return;
    this.#running ??= this.#work().finally(() => {
      this.#running = null;
      if (this.#hasWork) this.#run();
    });
  }

  get #hasWork(): boolean {
    return !this.#isStopped && (this.#mustCompare || this.#stories.size > 0 || this.#subjects.size > 0);
  }

  async #work(): Promise<void> {
    const { retryMs = 1_000, log, isDamage, onDamage } = this.#options;
    let pauseMs = retryMs;
    while (this.#hasWork) {
      try {
        await pause(gatherMs);
        await this.#step();
        pauseMs = retryMs;
      } catch (error) {
        if (isDamage(error)) return onDamage(error);
        log.warn({ err: error }, 'the search index cannot be updated; it is tried again');
        await pause(pauseMs);
        pauseMs = Math.min(pauseMs * 2, maxRetryMs);
      }
    }
  }

  /** Changes first: a comparison of a large archive takes minutes. */
  async #step(): Promise<void> {
    await this.#readChanges();
    if (!this.#mustCompare) return;
    this.#mustCompare = false;
    try {
      await this.#compareAll();
    } catch (error) {
      this.#mustCompare = true;
      throw error;
    }
  }

  async #readChanges(): Promise<void> {
    while (!this.#isStopped && this.#subjects.size > 0) {
      const ids = [...this.#subjects].slice(0, storiesPerRead);
      const read = await this.#options.reader.readSubjects(ids);
      for (const id of ids) await this.#applySubject(id, read.find((subject) => subject.id === id) ?? null);
      for (const id of ids) this.#subjects.delete(id);
    }
    while (!this.#isStopped && this.#stories.size > 0) {
      const ids = [...this.#stories].slice(0, storiesPerRead);
      for (const id of ids) this.#stories.delete(id);
      try {
        await this.#readStories(ids);
      } catch (error) {
        for (const id of ids) this.#stories.add(id);
        throw error;
      }
    }
  }

  /** Reads stories and stores what was found. Those that do not exist any more are removed. */
  async #readStories(ids: string[]): Promise<void> {
    const read = (some: string[]): Promise<ReadStories> => {
      if (some.length > 0) this.#changedMeanwhile = new Set();
      return this.#options.reader.readStories(some, new Date(this.#now()));
    };
    for await (const part of readInParts(ids, read)) {
      if (part.kind === 'read') this.#store(part.ids, part.stories);
      else this.#setAside(part.id, part.error);
    }
  }

  #store(ids: string[], { found, held }: ReadStories): void {
    const { index } = this.#options;
    const isCurrent = ({ id }: { id: string }): boolean => !this.#changedMeanwhile.has(id);
    const known = new Set([...found, ...held].map(({ id }) => id));
    index.put(found.filter(isCurrent));
    index.hold(held.filter(isCurrent));
    index.remove(ids.filter((id) => !known.has(id)));
  }

  /**
   * Takes a story out of the index, whose text may have been taken off the site, until it is tried again. Its revision is
   * not known, so a comparison tries it too.
   */
  #setAside(id: string, error: unknown): void {
    const { index, log } = this.#options;
    log.warn({ err: error, story: id }, 'a story cannot be read for search; it is tried again later');
    index.hold([{ id, rev: '', until: this.#now() + asideMs }]);
  }

  /** The names of a section, topic or person are part of its stories. */
  async #applySubject(id: string, subject: Subject | null): Promise<void> {
    const { index } = this.#options;
    const before = index.findSubject(id);
    if (subject) index.putSubject(subject);
    else index.removeSubject(id);
    if (before?.slug === subject?.slug && before?.title === subject?.title) return;
    for (let after = 0; !this.#isStopped; ) {
      const stories = index.listStoriesOf(id, after, storiesPerRead);
      after = stories.at(-1)?.row ?? after;
      if (stories.length === 0) return;
      await this.#readStories(stories.map((story) => story.id));
    }
  }

  async #compareAll(): Promise<void> {
    const { log } = this.#options;
    const begun = performance.now();
    for (const type of subjectTypes) await this.#compareSubjects(type);
    const changed = await this.#compareStories();
    if (this.#isStopped) return;
    this.#isCurrent = true;
    const milliseconds = Math.round(performance.now() - begun);
    log[milliseconds > longMs ? 'info' : 'debug'](
      { changed, milliseconds },
      'the search index is up to date',
    );
  }

  async #compareSubjects(type: Subject['type']): Promise<void> {
    const { index, reader } = this.#options;
    for (let after = ''; !this.#isStopped; ) {
      const page = await reader.listSubjects(type, after, revisionsPerRead);
      const last = page.length < revisionsPerRead ? null : (page.at(-1)?.id ?? null);
      const changed = page.filter(({ id, rev }) => index.findSubject(id)?.rev !== rev);
      for (const subject of changed) await this.#applySubject(subject.id, subject);
      const listed = new Set(page.map(({ id }) => id));
      // Read again, because it may have been published meanwhile.
      for (const id of index.listSubjects(type, after, last)) if (!listed.has(id)) this.#subjects.add(id);
      if (last === null) return;
      after = last;
    }
  }

  async #compareStories(): Promise<number> {
    const { index, reader } = this.#options;
    let changed = 0;
    for (let after = ''; !this.#isStopped; ) {
      const page = await reader.listRevisions(after, revisionsPerRead);
      const last = page.length < revisionsPerRead ? null : (page.at(-1)?.id ?? null);
      const listed = new Set(page.map(({ id }) => id));
      const different = [
        ...page.filter(({ id, rev }) => index.revisionOf(id) !== rev).map(({ id }) => id),
        ...index.listDocuments(after, last).filter((id) => !listed.has(id)),
      ];
      changed += different.length;
      for (let from = 0; from < different.length && !this.#isStopped; from += storiesPerRead) {
        await this.#readStories(different.slice(from, from + storiesPerRead));
        await this.#readChanges();
      }
      if (last === null) break;
      after = last;
    }
    await this.#readChanges();
    return changed;
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

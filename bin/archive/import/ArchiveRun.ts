import { CommandError } from 'local-lake/commands';
import { articlePath } from '../../../lib/addresses.ts';
import type { Archived, ArchivedBody, ArchivedStory } from '../../../lib/archive/ArchivedStory.ts';
import type { ArchiveIds } from '../../../lib/archive/ArchiveIds.ts';
import type { MappedNames, TargetDocument } from '../../../lib/archive/mapping/MappedNames.ts';
import type { Mapping } from '../../../lib/archive/mapping/Mapping.ts';
import type { OwnSites } from '../../../lib/archive/mapping/OwnSites.ts';
import { type ArchiveReport, type Failure, maxNotes } from '../../../lib/archive/report/ArchiveReport.ts';
import { readBody } from '../../../lib/archive/story/readBody.ts';
import {
  type ImportedDocument,
  type StoryDocuments,
  storyDocuments,
  wantedSlug,
} from '../../../lib/archive/story/storyDocuments.ts';
import { PasteTooLarge } from '../../../lib/pasting/PasteTooLarge.ts';
import type { ArchiveStore } from './archiveStore.ts';
import type { StoryFiles } from './assets/StoryFiles.ts';
import type { ImportLog, LoggedStory } from './ImportLog.ts';
import { RedirectCheck } from './RedirectCheck.ts';
import { RelatedCheck } from './RelatedCheck.ts';
import { withoutPictures } from './withoutPictures.ts';

type Ready = { story: ArchivedStory; documents: StoryDocuments; pictures: string[]; recordings: string[] };

export type RunOptions = {
  store: ArchiveStore;
  files: StoryFiles;
  ids: ArchiveIds;
  names: MappedNames;
  mapping: Mapping;
  sites: OwnSites;
  targets: TargetDocument[];
  /** The story of each address that is taken. */
  slugs: Map<string, string>;
  format: string;
  isTrial: boolean;
  /** The keys of the stories to try, or null for all. The report holds the others that are in, too. */
  only: ReadonlySet<string> | null;
  log: ImportLog;
  report: ArchiveReport;
  onFailure: (failure: Failure) => Promise<void>;
  now: () => string;
};

/** A transaction is in memory as a whole, and everybody else who writes waits for it. */
const maxBatchStories = 8;
const maxBatchCharacters = 500_000;
/** Pictures inside the files of stories are in memory until their batch is written. */
const maxWaitingBytes = 100_000_000;

/** Of stories that a retry comes across and no earlier run reached. */
const untried = 'not tried yet: run it without --retry';

/** Imports the stories of an archive, one batch after the other. A story that fails stops no other. */
export class ArchiveRun {
  readonly #options: RunOptions;
  readonly #targets: Map<string, TargetDocument>;
  /** The addresses of stories by their ids. */
  readonly #slugs: Map<string, string>;
  #waiting: ArchivedStory[] = [];
  #waitingBytes = 0;
  /** The ids of all stories of this run. */
  readonly #seen = new Set<string>();
  readonly #related: RelatedCheck;
  readonly #redirects: RedirectCheck;
  /** The pictures of all imported stories. */
  readonly #pictures = new Set<string>();
  /** The files of all films and sounds of imported stories, and of their captions. */
  readonly #recordings = new Set<string>();
  #isStopped = false;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#slugs = new Map(Array.from(options.slugs, ([slug, id]) => [id, slug]));
    this.#related = new RelatedCheck(options.ids);
    this.#redirects = new RedirectCheck(options.store);
    this.#targets = new Map(options.targets.map((target) => [target._id, target]));
  }

  /** Ends after the batch that is being written. */
  stop(): void {
    this.#isStopped = true;
  }

  /** @param onProgress called after each batch. */
  async run(archive: AsyncIterable<Archived>, onProgress: () => void): Promise<void> {
    const { report, sites } = this.#options;
    for await (const archived of archive) {
      if (archived.kind === 'skipped') {
        this.#skip(archived.reason);
        continue;
      }
      if (archived.kind === 'unread') {
        await this.#failUnread(archived);
        continue;
      }
      this.#waiting.push(sites.placed(archived.story));
      this.#waitingBytes += bytesOf(archived.story);
      if (this.#waiting.length < maxBatchStories && this.#waitingBytes < maxWaitingBytes) continue;
      await this.#importWaiting();
      onProgress();
      if (this.#isStopped) {
        report.endedBecause = 'It was stopped. Another run goes on where it ended.';
        return;
      }
    }
    await this.#importWaiting();
    await this.#noteMissingRelated();
  }

  #skip(reason: string): void {
    const { skipped } = this.#options.report;
    skipped[reason] = (skipped[reason] ?? 0) + 1;
  }

  #isTried(key: string): boolean {
    const { only } = this.#options;
    return only === null || only.has(key);
  }

  async #failUnread({ key, title, reason }: Archived & { kind: 'unread' }): Promise<void> {
    if (!this.#isTried(key)) return this.#skip(untried);
    this.#options.report.stories += 1;
    await this.#fail({ key, headline: title, addresses: [] }, reason);
  }

  /** The references stay: they lead to these stories as soon as a retry brings them in. */
  async #noteMissingRelated(): Promise<void> {
    const { store } = this.#options;
    const missing = await this.#related.missing(async (ids) => (await store.findKnown(ids, [])).ids);
    for (const { related, ...story } of missing)
      this.#note(
        story,
        related.map(({ headline }) => `Leads to a story that did not come in: “${headline}”.`),
      );
  }

  #note(story: Titled, notes: string[]): void {
    const { report } = this.#options;
    if (notes.length === 0) return;
    if (report.notes.length < maxNotes) report.notes.push({ ...named(story), notes });
    else report.furtherNotes += 1;
  }

  async #importWaiting(): Promise<void> {
    const stories = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    if (stories.length === 0) return;
    const { store, ids, report, log } = this.#options;
    const known = await store.findKnown(
      stories.map(({ key }) => ids.story(key)),
      stories.map((story) => articlePath(wantedSlug(story))),
    );
    const ready: Ready[] = [];
    const present = new Set<ArchivedStory>();
    for (const story of stories) {
      const id = ids.story(story.key);
      const isHere = known.ids.has(id);
      if (!isHere && !this.#isTried(story.key)) {
        this.#skip(untried);
        continue;
      }
      report.stories += 1;
      if (this.#seen.has(id))
        await this.#fail(story, 'The archive has another story with the same identity.');
      else if (isHere) present.add(story);
      else if (known.reserved.has(articlePath(wantedSlug(story))))
        await this.#fail(story, 'A story that was taken off the site had this address.');
      else {
        const made = await this.#prepare(story);
        if (made) ready.push(made);
      }
      this.#seen.add(id);
    }
    await this.#redirects.learn(ready.map(({ documents }) => documents));
    const free = ready.map(({ documents, ...rest }) => ({
      ...rest,
      documents: this.#redirects.withoutTaken(documents),
    }));
    const imported = new Set<ArchivedStory>();
    for (const batch of batchesOf(free)) {
      await log.add(batch.map(loggedOf));
      for (const story of await this.#write(batch)) imported.add(story);
    }
    report.present += present.size;
    report.imported += imported.size;
    for (const story of stories) if (present.has(story) || imported.has(story)) this.#account(story);
  }

  /** A story that is in, by this run or an earlier one. */
  #account(story: ArchivedStory): void {
    const { report, log } = this.#options;
    this.#related.add(story);
    const { notes, pictures, recordings, redirects, proposals } = log.find(story.key) ?? unlogged;
    for (const picture of pictures) this.#pictures.add(picture);
    report.pictures = this.#pictures.size;
    for (const recording of recordings) this.#recordings.add(recording);
    report.recordings = this.#recordings.size;
    report.redirects += redirects;
    if (story.ownAddresses) report.elsewhere += 1;
    report.proposals += proposals;
    this.#note(story, notes);
  }

  /** Null if it failed. */
  async #prepare(story: ArchivedStory): Promise<Ready | null> {
    const { names, ids, mapping, format, now } = this.#options;
    try {
      const found = names.namesOf(story);
      if (typeof found === 'string') throw new CommandError(found);
      const body = bodyOf(story);
      const { pictures, files } = await this.#options.files.of(story, body);
      const documents = storyDocuments({
        story,
        body,
        names: found,
        assetOf: (address) => pictures.get(address) ?? null,
        fileOf: (address) => files.get(address) ?? { problem: 'it has no file.' },
        slug: this.#freeSlug(story),
        pathOf: (key) => {
          const linked = story.linked?.find((one) => one.key === key);
          return linked ? articlePath(this.#freeSlug(linked)) : null;
        },
        source: format,
        setting: mapping,
        at: now(),
        ids,
      });
      if (typeof documents === 'string') throw new CommandError(documents);
      const recordings = [...files.values()].flatMap((file) => ('asset' in file ? [file.asset] : []));
      return {
        story,
        documents,
        pictures: [...new Set(pictures.values())],
        recordings: [...new Set(recordings)],
      };
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      await this.#fail(story, error.message);
      return null;
    }
  }

  /**
   * The address that the story had, with a part of its id if another has it. It is kept for the story from the first link
   * to it on.
   */
  #freeSlug(story: Pick<ArchivedStory, 'key' | 'slug' | 'headline'>): string {
    const { slugs, ids } = this.#options;
    const id = ids.story(story.key);
    const kept = this.#slugs.get(id);
    if (kept !== undefined) return kept;
    const wanted = wantedSlug(story);
    const slug = (slugs.get(wanted) ?? id) === id ? wanted : `${wanted}-${id.slice(-6)}`;
    slugs.set(slug, id);
    this.#slugs.set(id, slug);
    return slug;
  }

  /**
   * A batch that a rule rejects is halved until the story that breaks it is alone.
   *
   * @returns the stories that are in.
   */
  async #write(batch: Ready[]): Promise<ArchivedStory[]> {
    const { store, isTrial } = this.#options;
    const documents = batch.flatMap(({ documents: { article, redirects, proposals } }) => [
      isTrial ? withoutPictures(article) : article,
      ...redirects,
      ...proposals,
    ]);
    try {
      await store.create([...(isTrial ? this.#targetsIn(documents) : []), ...documents], { isTrial });
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const [first] = batch;
      if (batch.length === 1 && first) {
        await this.#fail(first.story, error.message);
        return [];
      }
      const half = Math.ceil(batch.length / 2);
      const firstHalf = await this.#write(batch.slice(0, half));
      return [...firstHalf, ...(await this.#write(batch.slice(half)))];
    }
    return batch.map(({ story }) => story);
  }

  /** In a trial nothing exists yet that the import would create. */
  #targetsIn(documents: ImportedDocument[]): TargetDocument[] {
    const text = JSON.stringify(
      documents.map(({ section, topics, bylines, contacts }) => [section, topics, bylines, contacts]),
    );
    const ids = new Set(Array.from(text.matchAll(/"_ref":"([^"]+)"/g), ([, id]) => id));
    return [...ids].flatMap((id) => this.#targets.get(id ?? '') ?? []);
  }

  async #fail(story: NamedStory, reason: string): Promise<void> {
    const failure = { key: story.key, ...named(story), reason };
    this.#options.report.failures.push(failure);
    await this.#options.onFailure(failure);
  }
}

/** @throws CommandError for markup that cannot be read, whatever the cause: one story breaks itself alone. */
const bodyOf = (story: ArchivedStory): ArchivedBody => {
  try {
    return story.body ?? readBody(story);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(error instanceof PasteTooLarge ? reason : `Its text cannot be read: ${reason}`);
  }
};

const bytesOf = ({ files }: ArchivedStory): number =>
  [...(files?.values() ?? [])].reduce((sum, { length }) => sum + length, 0);

type Titled = Pick<ArchivedStory, 'headline' | 'addresses'>;
type NamedStory = Titled & Pick<ArchivedStory, 'key'>;

const named = ({ headline, addresses }: Titled) => ({ headline, address: addresses[0] ?? null });

const loggedOf = ({ story, documents, pictures, recordings }: Ready): LoggedStory => ({
  key: story.key,
  notes: [...new Set(documents.notes)],
  pictures,
  recordings,
  redirects: documents.redirects.length,
  proposals: documents.proposals.length,
});

/** Of a story that came in by a run without a log. */
const unlogged = { notes: [], pictures: [], recordings: [], redirects: 0, proposals: 0 };

function* batchesOf(ready: Ready[]): Generator<Ready[]> {
  let batch: Ready[] = [];
  let characters = 0;
  for (const one of ready) {
    const length = JSON.stringify(one.documents).length;
    if (batch.length > 0 && characters + length > maxBatchCharacters) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(one);
    characters += length;
  }
  if (batch.length > 0) yield batch;
}

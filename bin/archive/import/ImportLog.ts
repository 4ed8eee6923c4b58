import { z } from 'zod';
import { appendToLog, readLog } from './logFile.ts';

const loggedStory = z.object({
  key: z.string(),
  notes: z.array(z.string()),
  /** The assets of its pictures. */
  pictures: z.array(z.string()),
  /** Those of its films and sounds. Logs of earlier versions have none. */
  recordings: z.array(z.string()).default([]),
  redirects: z.int(),
  proposals: z.int(),
});

/** What the report says of one imported story. */
export type LoggedStory = z.output<typeof loggedStory>;

/**
 * What the reports say of imported stories, kept for the reports of later runs. It is written before the stories are, so
 * that a run which is killed in between loses nothing: only the lake tells which stories are in.
 */
export class ImportLog {
  readonly #stories: Map<string, LoggedStory>;
  readonly #file: string | null;

  private constructor(stories: LoggedStory[], file: string | null) {
    this.#stories = new Map(stories.map((story) => [story.key, story]));
    this.#file = file;
  }

  /** @param isTrial true if nothing is written. */
  static async open(file: string, { isTrial }: { isTrial: boolean }): Promise<ImportLog> {
    return new ImportLog(await readLog(file, loggedStory), isTrial ? null : file);
  }

  /** Null for a story that came in without this log. */
  find(key: string): LoggedStory | null {
    return this.#stories.get(key) ?? null;
  }

  async add(stories: LoggedStory[]): Promise<void> {
    for (const story of stories) this.#stories.set(story.key, story);
    if (this.#file !== null) await appendToLog(this.#file, stories);
  }
}

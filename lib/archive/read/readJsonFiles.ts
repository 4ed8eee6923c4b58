import type { ArchiveFile } from '../ArchivedStory.ts';
import { UnreadableArchive } from '../UnreadableArchive.ts';
import { readJson } from './readJson.ts';

/** A file, and why it cannot be read, or null. `json` is undefined if there is none. */
export type JsonFile<Json> = { name: string; problem: string | null; json: Json | undefined };

/**
 * The JSON files of an archive. A damaged one stops no other.
 *
 * @param parse may throw an `UnreadableArchive`.
 */
export async function* readJsonFiles<Json>(
  files: () => AsyncIterable<ArchiveFile>,
  parse: (json: unknown) => Json,
): AsyncGenerator<JsonFile<Json>> {
  for await (const { name, chunks } of files()) {
    if (!/\.json$/i.test(name)) continue;
    try {
      yield { name, problem: null, json: parse(await readJson(chunks())) };
    } catch (error) {
      if (!(error instanceof UnreadableArchive)) throw error;
      yield { name, problem: error.message, json: undefined };
    }
  }
}

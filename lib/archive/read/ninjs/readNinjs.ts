import type { Archived, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { NewestVersions } from '../NewestVersions.ts';
import { readJson } from '../readJson.ts';
import { type NinjsItem, ninjsItem } from './ninjsItem.ts';
import { ninjsStory } from './ninjsStory.ts';

/**
 * Reads ninjs 1 to 3: each JSON file is an item, a list of items, or an object with its items in `items`. Of an item in
 * several versions, the newest is the story.
 *
 * @throws {UnreadableArchive}
 */
export async function* readNinjs(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  const newest = new NewestVersions();
  let count = 0;
  for await (const item of itemsIn(files))
    if (item) {
      count += 1;
      newest.add(item.uri, versionOf(item));
    }
  if (count === 0) throw new UnreadableArchive('No file is ninjs: JSON with the “uri” of each item.');
  for await (const item of itemsIn(files))
    if (!item) yield { kind: 'skipped', title: 'Untitled', reason: 'no item of ninjs' };
    else {
      const isNewest = newest.take(item.uri, versionOf(item));
      const reason = isNewest ? reasonToSkip(item) : 'an earlier version of a story';
      yield reason === null
        ? { kind: 'story', story: ninjsStory(item) }
        : { kind: 'skipped', title: item.headline ?? item.title ?? item.uri, reason };
    }
}

async function* itemsIn(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<NinjsItem | null> {
  for await (const file of files()) {
    if (!/\.json$/i.test(file.name)) continue;
    for (const one of listIn(await readJson(file.chunks()))) yield ninjsItem.safeParse(one).data ?? null;
  }
}

const listIn = (json: unknown): unknown[] => {
  if (Array.isArray(json)) return json;
  const holdsItems =
    typeof json === 'object' && json !== null && 'items' in json && Array.isArray(json.items);
  return holdsItems ? (json.items as unknown[]) : [json];
};

const versionOf = ({ version, versioncreated }: NinjsItem) => ({ version, at: versioncreated });

const reasonToSkip = ({ type, pubstatus }: NinjsItem): string | null => {
  if (type && type !== 'text') return `not a text (${type})`;
  return !pubstatus || pubstatus === 'usable' ? null : `not published there (${pubstatus})`;
};

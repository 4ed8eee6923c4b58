import type { Archived, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { NewestVersions } from '../NewestVersions.ts';
import { readJsonFiles } from '../readJsonFiles.ts';
import { storyOrReason } from '../storyOrReason.ts';
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
  let damaged: string | null = null;
  for await (const { name, items, problem } of readFiles(files)) {
    if (problem !== null) damaged ??= `“${name}”: ${problem}`;
    for (const item of items)
      if (item) {
        count += 1;
        newest.add(item.uri, versionOf(item));
      }
  }
  if (count === 0)
    throw new UnreadableArchive(damaged ?? 'No file is ninjs: JSON with the “uri” of each item.');
  for await (const { name, items, problem } of readFiles(files)) {
    if (problem !== null) yield { kind: 'unread', key: `ninjs ${name}`, title: name, reason: problem };
    for (const item of items) yield item ? archivedOf(item, newest) : noItem;
  }
}

const noItem: Archived = { kind: 'skipped', title: 'Untitled', reason: 'no item of ninjs' };

const archivedOf = (item: NinjsItem, newest: NewestVersions): Archived => {
  const title = item.headline || item.title || item.uri;
  const reason = newest.reasonToSkip(item.uri, versionOf(item)) ?? reasonToSkip(item);
  return reason === null
    ? storyOrReason(`ninjs ${item.uri}`, title, () => ninjsStory(item))
    : { kind: 'skipped', title, reason };
};

async function* readFiles(files: () => AsyncIterable<ArchiveFile>) {
  for await (const { name, problem, json } of readJsonFiles(files, itemsIn))
    yield { name, problem, items: json ?? [] };
}

/** Null for what is no item. */
const itemsIn = (json: unknown): (NinjsItem | null)[] =>
  listIn(json).map((one) => ninjsItem.safeParse(one).data ?? null);

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

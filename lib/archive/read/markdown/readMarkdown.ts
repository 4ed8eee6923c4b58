import type { Archived, ArchiveFile } from '../../ArchivedStory.ts';
import { notPublished } from '../../notPublished.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { readText } from '../readText.ts';
import { storyOrReason } from '../storyOrReason.ts';
import { frontMatterOf } from './frontMatter.ts';
import { markdownStory } from './markdownStory.ts';

/**
 * Reads files of Markdown with their fields before the text, as exports of stories here and static sites have them. Files
 * without fields are no stories.
 *
 * @throws {UnreadableArchive}
 */
export async function* readMarkdown(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  let count = 0;
  for await (const { name, chunks } of files()) {
    if (!/\.(?:md|markdown|mdx)$/i.test(name)) continue;
    count += 1;
    yield await archivedOf(name, chunks);
  }
  if (count === 0) throw new UnreadableArchive('No file is Markdown (.md).');
}

const archivedOf = async (name: string, chunks: ArchiveFile['chunks']): Promise<Archived> => {
  const key = `markdown ${name}`;
  try {
    const read = frontMatterOf(await readText(name, chunks()));
    if (!read) return { kind: 'skipped', title: name, reason: 'no fields before the text' };
    const { title, corrections } = read.fields;
    // A note is enough: what says that a story is taken back is believed.
    const reason = corrections.some(({ kind }) => kind === 'retraction')
      ? 'retracted there'
      : notPublished(read.fields);
    if (reason !== null) return { kind: 'skipped', title: title ?? name, reason };
    return storyOrReason(key, title ?? name, () => markdownStory(name, read));
  } catch (error) {
    return {
      kind: 'unread',
      key,
      title: name,
      reason: error instanceof Error ? error.message : String(error),
    };
  }
};

import type { Archived, ArchiveFile } from '../../ArchivedStory.ts';
import { notPublished } from '../../notPublished.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { readText } from '../readText.ts';
import { storyOrReason } from '../storyOrReason.ts';
import { frontMatterOf, type MarkdownFile } from './frontMatter.ts';
import { markdownStory } from './markdownStory.ts';
import { isSection, readSiteRules } from './site/readSiteRules.ts';
import type { SiteRule } from './site/SiteRule.ts';

/** Texts of a static site that are no Markdown, where posts stand. */
const otherTexts = /\.(textile|adoc|asciidoc|rst|org|txt|njk|liquid)$/i;
const markdown = /\.(?:md|markdown|mdx)$/i;
const page = /\.html?$/i;

const isIn = (folder: string, name: string): boolean =>
  name.toLowerCase().split('/').slice(0, -1).includes(folder);
/** Jekyll's and Hexo's. A file there is a draft whatever it says. */
const isDraft = (name: string): boolean => isIn('_drafts', name);
const isPost = (name: string): boolean => isIn('_posts', name);
const isText = (name: string): boolean =>
  markdown.test(name) || (page.test(name) && (isPost(name) || isDraft(name)));

/**
 * Reads files of Markdown with their fields before the text, as exports of stories here and static sites have them. Files
 * without fields are no stories.
 *
 * @throws {UnreadableArchive}
 */
export async function* readMarkdown(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  const site = await readSiteRules(files);
  let count = 0;
  for await (const { name, chunks } of files()) {
    const [, language] = (isPost(name) && otherTexts.exec(name)) || [];
    if (language === undefined && !isText(name)) continue;
    count += 1;
    yield language === undefined
      ? await archivedOf(name, chunks, site)
      : unread(name, `It is no Markdown (.${language}).`);
  }
  if (count === 0) throw new UnreadableArchive('No file is Markdown (.md).');
}

const unread = (name: string, reason: string): Archived => ({
  kind: 'unread',
  key: `markdown ${name}`,
  title: name,
  reason,
});

const archivedOf = async (name: string, chunks: ArchiveFile['chunks'], site: SiteRule): Promise<Archived> => {
  const unseen = site.reasonToSkip(name);
  if (unseen !== null) return { kind: 'skipped', title: name, reason: unseen };
  try {
    const read = frontMatterOf(await readText(name, chunks()), site.fieldsOf(name));
    if (!read) return { kind: 'skipped', title: name, reason: 'no fields before the text' };
    const title = read.fields.title ?? name;
    const reason = isSection(name) ? 'a page, not a story' : reasonToSkip(name, read);
    if (reason !== null) return { kind: 'skipped', title, reason };
    return storyOrReason(`markdown ${name}`, title, () => markdownStory(name, read));
  } catch (error) {
    return unread(name, error instanceof Error ? error.message : String(error));
  }
};

const reasonToSkip = (name: string, { fields, written }: MarkdownFile): string | null => {
  if (isDraft(name)) return 'not published there (draft)';
  // Eleventy writes no page for it.
  if (written.permalink === false) return 'not published there (no address)';
  // A note is enough: what says that a story is taken back is believed.
  return fields.corrections.some(({ kind }) => kind === 'retraction')
    ? 'retracted there'
    : notPublished(written);
};

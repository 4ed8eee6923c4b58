import type { Archived, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { readElements } from '../xml/readElements.ts';
import { textIn, type XmlElement } from '../xml/XmlElement.ts';
import { indexOf, SiteIndex } from './SiteIndex.ts';
import { storyOf } from './storyOf.ts';

/** The names of what an export says once about the whole site. */
const siteParts = new Set([
  'title',
  'link',
  'language',
  'wp:base_site_url',
  'wp:base_blog_url',
  'wp:author',
  'wp:category',
  'wp:tag',
  'wp:term',
  'item',
]);
/** Readers' comments have their addresses. */
const ignored = new Set(['wp:comment']);

/** What WordPress keeps for itself. Every other type but its own two belongs to a theme or a plugin. */
const ownTypes = new Set([
  ...['attachment', 'revision', 'nav_menu_item', 'custom_css', 'customize_changeset', 'oembed_cache'],
  ...['user_request', 'wp_block', 'wp_template', 'wp_template_part', 'wp_global_styles', 'wp_navigation'],
  ...['wp_font_family', 'wp_font_face'],
]);
/** As WordPress bounds them. */
const maxTypeCharacters = 20;

/**
 * Reads WordPress's own export (WXR). The file is read twice, because pictures and categories may stand after the stories
 * that use them.
 *
 * @throws {UnreadableArchive}
 */
export async function* readWordPress(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  const index = new SiteIndex();
  for await (const file of files())
    for await (const part of readElements(file.chunks(), { names: siteParts, ignored })) indexOf(index, part);
  if (!index.isExport)
    throw new UnreadableArchive('The file is not an export of WordPress (Tools › Export, an .xml file).');
  for await (const file of files())
    for await (const item of readElements(file.chunks(), { names: new Set(['item']), ignored }))
      yield* archivedOf(item, index);
}

const archivedOf = (item: XmlElement, index: SiteIndex): Archived[] => {
  const type = textIn(item, 'wp:post_type') ?? 'post';
  if (ownTypes.has(type)) return [];
  const title = textIn(item, 'title') ?? 'Untitled';
  if (type !== 'post' && type !== 'page') {
    const reason = `of another type than posts (${type.slice(0, maxTypeCharacters)})`;
    return textIn(item, 'wp:status') === 'publish' ? [{ kind: 'skipped', title, reason }] : [];
  }
  const reason = reasonToSkip(item, type);
  return [
    reason === null ? { kind: 'story', story: storyOf(item, index) } : { kind: 'skipped', title, reason },
  ];
};

const reasonToSkip = (item: XmlElement, type: string): string | null => {
  if (type === 'page') return 'a page, not a story';
  const status = textIn(item, 'wp:status');
  if (status !== 'publish') return `not published there (${status ?? 'no status'})`;
  return textIn(item, 'wp:post_password') === null ? null : 'protected by a password';
};

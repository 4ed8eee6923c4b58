import { textIn, type XmlElement } from '../xml/XmlElement.ts';

/** What WordPress keeps for itself. Every other type but its own two belongs to a theme or a plugin. */
const ownTypes = new Set([
  ...['attachment', 'revision', 'nav_menu_item', 'custom_css', 'customize_changeset', 'oembed_cache'],
  ...['user_request', 'wp_block', 'wp_template', 'wp_template_part', 'wp_global_styles', 'wp_navigation'],
  ...['wp_font_family', 'wp_font_face'],
]);
/** As WordPress bounds them. */
const maxTypeCharacters = 20;

/** Why an item of an export of WordPress is no published story. Null if it is one. */
export const reasonToSkip = (item: XmlElement): string | null => {
  const type = (textIn(item, 'wp:post_type') ?? 'post').slice(0, maxTypeCharacters);
  if (ownTypes.has(type)) return `no story (${type})`;
  if (type === 'page') return 'a page, not a story';
  if (type !== 'post') return `of another type than posts (${type})`;
  const status = textIn(item, 'wp:status');
  if (status !== 'publish') return `not published there (${status ?? 'no status'})`;
  return textIn(item, 'wp:post_password') === null ? null : 'protected by a password';
};

/** True for an item of such an export, whatever it is read as. */
export const isOfWordPress = (item: XmlElement): boolean =>
  textIn(item, 'wp:post_type') !== null || textIn(item, 'wp:status') !== null;

import { notPublished } from '../../notPublished.ts';
import { isOfWordPress, reasonToSkip } from '../wordpress/reasonToSkip.ts';
import { elementIn, elementsIn, textIn, type XmlElement } from '../xml/XmlElement.ts';

/** How exports of Blogger say what an entry is. */
const kindScheme = 'http://schemas.google.com/g/2005#kind';

/** What is no story, by the name that Blogger gives it, from its older and its newer exports. */
const otherKinds: Readonly<Record<string, string>> = {
  page: 'a page, not a story',
  comment: 'a comment of a reader',
};

/** The address of a comment, as WordPress and Blogger write it. */
const commentAddress = /#(?:comment-|c)\d+$/;

/**
 * Why an item of RSS or an entry of Atom is no published story. Null if it is one. Exports of WordPress and Blogger are
 * such files too, and hold drafts, comments, pages and settings.
 */
export const notPublishedItem = (item: XmlElement): string | null => {
  if (isOfWordPress(item)) return reasonToSkip(item);
  const kind = bloggerKind(item);
  if (kind !== null && kind !== 'post') return otherKinds[kind] ?? `no story (${kind})`;
  if (elementIn(item, 'thr:in-reply-to')?.attributes.ref || isComment(item)) return 'a comment of a reader';
  const control = elementIn(item, 'app:control') ?? elementIn(item, 'control');
  const draft = control && (textIn(control, 'app:draft') ?? textIn(control, 'draft'));
  // It holds the time when that was.
  if (textIn(item, 'blogger:trashed') !== null) return 'not published there (trashed)';
  return notPublished({ draft, status: textIn(item, 'blogger:status') });
};

const maxKindCharacters = 20;

const bloggerKind = (item: XmlElement): string | null => {
  const term = elementsIn(item, 'category').find(({ attributes }) => attributes.scheme === kindScheme);
  const told = textIn(item, 'blogger:type') ?? term?.attributes.term?.split('#').at(-1);
  return told?.toLowerCase().slice(0, maxKindCharacters) ?? null;
};

const isComment = (item: XmlElement): boolean =>
  item.name === 'item' &&
  [textIn(item, 'link'), textIn(item, 'guid')].some((one) => commentAddress.test(one ?? ''));

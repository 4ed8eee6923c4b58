import type { LeftOutKind } from './LeftOut.ts';

/** A deletion that is tracked in Word, or in Word for the web. Elsewhere, `<del>` is text that is struck through. */
const isTrackedDeletion = (element: Element): boolean =>
  /\btrackchangetextdeletion\b/i.test(element.className) ||
  (element.localName === 'del' && (/\bmsodel\b/i.test(element.className) || element.hasAttribute('cite')));

/** What the text of a tracked deletion or a comment is left out as. Null for other elements. */
export const revisionOf = (
  element: Element,
  style: ReadonlyMap<string, string>,
  comments: ReadonlySet<Node>,
): LeftOutKind | null => {
  if (isTrackedDeletion(element)) return 'deletion';
  return style.get('mso-element') === 'comment' || comments.has(element) ? 'comment' : null;
};

/** The mark of a comment of Word in the text. */
export const isWordCommentMark = ({ className }: Element): boolean => /\bmsocomanchor\b/i.test(className);

import { hashOf, textOf, wholeMark } from './links.ts';

/** Comments that Google Docs writes below a text, linked as footnotes are, and the marks in the text. */
export type Comments = { marks: ReadonlySet<Node>; notes: ReadonlySet<Node> };

/** The places of comments in Word and in Google Docs. They are never sources: readers would see them. */
export const isCommentName = (name: string): boolean => /^(?:_msocom_|cmnt)\d{1,6}$/.test(name);

export const findComments = (document: Document): Comments => {
  const marks = new Set<Node>();
  const notes = new Set<Node>();
  for (const link of document.querySelectorAll('a[id^="cmnt"]')) {
    if (isCommentName(hashOf(link))) marks.add(wholeMark(link));
    else if (/^cmnt_ref\d{1,6}$/.test(hashOf(link))) notes.add(noteOf(link));
  }
  return { marks, notes };
};

/** All paragraphs of a comment, which are in a box of their own. */
const noteOf = (link: Element): Element => {
  const paragraph = link.closest('p') ?? link;
  const box = paragraph.parentElement;
  const isOwnBox = box?.localName === 'div' && textOf(box).startsWith(textOf(link));
  return isOwnBox && box.querySelectorAll('a[id^="cmnt"]').length === 1 ? box : paragraph;
};

import { styleOf } from '../styleOf.ts';
import { isElement, isText, walkTree } from '../walkTree.ts';

/** A note without links: its paragraph, and the raised number in the text. */
export type PlainNote = { mark: Element; paragraph: Element; number: number };

type Raised = { element: Element; number: number };
type Paragraph = { element: Element; label: Raised | null; marks: Raised[] };

/**
 * Finds notes whose marks are raised numbers without links, as Google Docs and printed pages have them: the last
 * paragraphs begin with 1, 2 and so on, and each number stands once in the text before them, in this order. A number that
 * stands there twice may be an exponent, so then nothing is a note.
 */
export const findPlainNotes = (document: Document): PlainNote[] => {
  const paragraphs = paragraphsOf(document);
  const notes = paragraphs.slice(paragraphs.findLastIndex(({ label }) => label === null) + 1);
  const marks = paragraphs.slice(0, -notes.length || undefined).flatMap((paragraph) => paragraph.marks);
  const found = notes.flatMap(({ element, label }, index): PlainNote[] => {
    const mark = marks[index];
    return label?.number === index + 1 && mark?.number === label.number
      ? [{ mark: mark.element, paragraph: element, number: label.number }]
      : [];
  });
  return found.length === notes.length && marks.length === notes.length ? found : [];
};

/** The paragraphs that have text, with their raised numbers. */
const paragraphsOf = (document: Document): Paragraph[] => {
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | null = null;
  let isBegun = false;
  walkTree(
    document.body,
    (node) => {
      if (isElement(node) && node.localName === 'p') {
        open = { element: node, label: null, marks: [] };
        isBegun = false;
      }
      const text = isText(node) ? (node.nodeValue ?? '').trim() : '';
      if (text === '') return isElement(node);
      const raised = raisedNumber(node, text);
      const paragraph = open ?? { element: document.body, label: null, marks: [] };
      if (!isBegun || open === null) paragraphs.push(paragraph);
      if (raised && !isBegun && open !== null) paragraph.label = raised;
      else if (raised) paragraph.marks.push(raised);
      isBegun = true;
      return false;
    },
    (node) => {
      if (node === open?.element) open = null;
    },
  );
  return paragraphs;
};

/** From a text to the element that raises it. */
const maxParents = 3;

const raisedNumber = (node: Node, text: string): Raised | null => {
  if (!/^\d{1,3}$/.test(text)) return null;
  let element = node.parentElement;
  for (let parents = 0; element && parents < maxParents; parents += 1) {
    if (element.localName === 'sup' || styleOf(element).get('vertical-align') === 'super')
      return { element, number: Number(text) };
    element = element.parentElement;
  }
  return null;
};

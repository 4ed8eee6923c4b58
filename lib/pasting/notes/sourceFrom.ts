import { trimEnd } from '../../text/trimEnd.ts';

/** A source of a story, as in the schema. */
export type Source = { _type: 'source'; _key: string; outlet?: string; title?: string; url?: string };

type Note = {
  element: Element;
  /** The marks of the note, such as “[1]”, which are not part of its text. */
  marks: string[];
  /** The links of the note that lead into the document. */
  inner: Element[];
};

/** The text of a note, with its first web address. The outlet is only known from the address. */
export const sourceFrom = ({ element, marks, inner }: Note, _key: string): Source => {
  const text = marks.reduce(withoutMark, textOf(element));
  const link = [...element.querySelectorAll('a[href]')]
    .filter((one) => !inner.includes(one))
    .map((one) => one.getAttribute('href')?.trim() ?? '')
    .find(isPage);
  const typed = trimEnd(text.split(/[\s<>"]/).find(isPage) ?? '', '.,;:)');
  const url = link ?? (typed || undefined);
  const title = trimEnd(text.replace(typed || (url ?? ''), ''), ' .,;:(<>').trim();
  const outlet = url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : null;
  return { _type: 'source', _key, ...(outlet && { outlet }), ...(title && { title }), ...(url && { url }) };
};

const isPage = (word: string): boolean => /^https?:\/\/./i.test(word);

/** Word puts the paragraphs of a note in an element of their own. */
const textOf = (note: Element): string => {
  const paragraphs = note.localName === 'div' ? [...note.querySelectorAll('p')] : [];
  const texts = paragraphs.length > 1 ? paragraphs : [note];
  return texts
    .map(({ textContent }) => textContent ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
};

/** Without a mark, at the start if it is there. Wikipedia has an arrow before its links. */
const withoutMark = (text: string, mark: string): string => {
  const begun = /^[\^↑] /.test(text) && !/^[\^↑]/.test(mark) ? text.slice(2) : text;
  return (begun.startsWith(mark) ? begun.slice(mark.length) : begun.replace(mark, '')).trim();
};

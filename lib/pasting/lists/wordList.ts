import type { ReadList } from '../TextWriter.ts';

/**
 * Word writes list items as paragraphs: `mso-list:l0 level2 lfo1`, and the marker in an element of its own. The marker
 * says whether the list is numbered. A numbered heading is a heading.
 *
 * @param style the declarations of the paragraph.
 */
export const wordListOf = (paragraph: Element, style: ReadonlyMap<string, string>): ReadList | null => {
  const list = /^h[1-6]$/.test(paragraph.localName) ? undefined : style.get('mso-list');
  const level = list ? /\blevel([1-9])\b/.exec(list)?.[1] : null;
  if (!level) return null;
  const marker = [...paragraph.querySelectorAll('[style]')].find(isWordMarker)?.textContent?.trim() ?? '';
  return { item: isNumber(marker) ? 'number' : 'bullet', level: Number(level), owner: paragraph };
};

/** Whether a paragraph goes on with the item before it: Word gives it the style of the list, and no marker. */
export const goesOnInWord = ({ className }: Element, style: ReadonlyMap<string, string>): boolean =>
  /\bmsolistparagraph/i.test(className) && !style.has('mso-list');

/** The marker that Word writes before the text of a list item. */
export const isWordMarker = (element: Element): boolean =>
  /mso-list:\s*ignore/i.test(element.getAttribute('style') ?? '');

/** “1”, “1.”, “2)”, “(a)”, “iv.” A bullet may be the letter “o”. */
const isNumber = (marker: string): boolean => /^\(?(?:\d{1,4}(?:[.)]|$)|[a-z]{1,5}[.)])/i.test(marker);

import type { SetParts } from './SetParts.ts';

/** The longest that the schema accepts. */
const maxQuoteCharacters = 300;

const lineOf = (element: Element | null): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** As an export of Markdown writes it, in a box of its own. */
const isBoxed = ({ parentElement }: Element): boolean =>
  parentElement?.localName === 'div' && parentElement.classList.contains('pull-quote');

/** A quotation and who said it, as exports of stories here write a pull quote. */
const isQuoteWithSpeaker = (element: Element): boolean => {
  const [words, speaker, ...more] = element.children;
  return (
    element.localName === 'blockquote' &&
    words?.localName === 'p' &&
    speaker?.localName === (isBoxed(element) ? 'p' : 'footer') &&
    more.length === 0
  );
};

const withoutQuotationMarks = (quote: string): string => quote.replace(/^[“"„«]/, '').replace(/[”"“»]$/, '');

/** A part stands between paragraphs, not inside these. */
const containers = 'aside, li, table';

/** Pull quotes with a speaker. Others stay quotations in the text. */
export const placeQuotes = (document: Document, parts: SetParts, newKey: () => string): void => {
  for (const element of document.querySelectorAll('.wp-block-pullquote, blockquote')) {
    const isOfWordPress = element.classList.contains('wp-block-pullquote');
    if (element.closest(containers) || (!isOfWordPress && !isQuoteWithSpeaker(element))) continue;
    const speaker = isOfWordPress ? element.querySelector('cite') : element.lastElementChild;
    const attribution = lineOf(speaker);
    const whole = lineOf(element);
    const quote = whole.endsWith(attribution) ? whole.slice(0, whole.length - attribution.length).trim() : '';
    if (attribution === '' || quote === '' || quote.length > maxQuoteCharacters) continue;
    const own = isOfWordPress ? withoutQuotationMarks(quote) : quote;
    parts.put(element, { _type: 'pullQuote', _key: newKey(), quote: own, attribution }, document);
  }
};

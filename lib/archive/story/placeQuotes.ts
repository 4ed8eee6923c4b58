import type { SetParts } from './SetParts.ts';

/** The longest that the schema accepts. */
const maxQuoteCharacters = 300;

const lineOf = (element: Element | null): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** A quotation and who said it, as exports of stories here write a pull quote. */
const isQuoteWithSpeaker = ({ localName, children: [words, speaker, ...more] }: Element): boolean =>
  localName === 'blockquote' &&
  words?.localName === 'p' &&
  speaker?.localName === 'footer' &&
  more.length === 0;

const withoutQuotationMarks = (quote: string): string => quote.replace(/^[“"„«]/, '').replace(/[”"“»]$/, '');

/** A part stands between paragraphs, not inside these. */
const containers = 'aside, li, table';

/** Pull quotes with a speaker. Others stay quotations in the text. */
export const placeQuotes = (document: Document, parts: SetParts, newKey: () => string): void => {
  for (const element of document.querySelectorAll('.wp-block-pullquote, blockquote')) {
    const isOfWordPress = element.classList.contains('wp-block-pullquote');
    if (element.closest(containers) || (!isOfWordPress && !isQuoteWithSpeaker(element))) continue;
    const speaker = element.querySelector(isOfWordPress ? 'cite' : 'footer');
    const attribution = lineOf(speaker);
    const whole = lineOf(element);
    const quote = whole.endsWith(attribution) ? whole.slice(0, whole.length - attribution.length).trim() : '';
    if (attribution === '' || quote === '' || quote.length > maxQuoteCharacters) continue;
    const own = isOfWordPress ? withoutQuotationMarks(quote) : quote;
    parts.put(element, { _type: 'pullQuote', _key: newKey(), quote: own, attribution }, document);
  }
};

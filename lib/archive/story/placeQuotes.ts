import type { SetParts } from './SetParts.ts';

/** The longest that the schema accepts. */
const maxQuoteCharacters = 300;

const lineOf = (element: Element | null): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** Pull quotes with a speaker. Others stay quotations in the text. */
export const placeQuotes = (document: Document, parts: SetParts, newKey: () => string): void => {
  for (const element of document.querySelectorAll('.wp-block-pullquote')) {
    const cite = element.querySelector('cite');
    const attribution = lineOf(cite);
    const whole = lineOf(element);
    const quote = whole.endsWith(attribution) ? whole.slice(0, whole.length - attribution.length).trim() : '';
    if (attribution === '' || quote === '' || quote.length > maxQuoteCharacters) continue;
    const bare = quote.replace(/^[“"„«]/, '').replace(/[”"“»]$/, '');
    parts.put(element, { _type: 'pullQuote', _key: newKey(), quote: bare, attribution }, document);
  }
};

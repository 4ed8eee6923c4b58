/** Word adds the place of a paragraph among its like to the class: `MsoQuoteCxSpFirst`. */
const quotes = /\bmso(?:intense)?quote(?:cxsp(?:first|middle|last))?\b/i;
const titles = /\bmsotitle(?:cxsp(?:first|middle|last))?\b/i;
/** HTML has no element for the lowest headings of Word. */
const lowHeadings = /\bmsoheading[7-9]\b/i;

const lowest = 6;

export const isQuote = ({ localName, className }: Element): boolean =>
  localName === 'blockquote' || quotes.test(className);

/**
 * 1 to 6 for a heading, or null. Word for the web writes `role="heading"`, Word the level of a style of one's own.
 *
 * @param style the declarations of the element.
 */
export const headingLevelOf = (element: Element, style: ReadonlyMap<string, string>): number | null => {
  const { localName, className } = element;
  if (/^h[1-6]$/.test(localName)) return Number(localName[1]);
  if (element.getAttribute('role') === 'heading')
    return withinBounds(Number.parseInt(element.getAttribute('aria-level') ?? '2', 10) || 2);
  if (titles.test(className)) return 1;
  if (lowHeadings.test(className)) return lowest;
  const outline = localName === 'p' ? Number.parseInt(style.get('mso-outline-level') ?? '', 10) : Number.NaN;
  return Number.isNaN(outline) ? null : withinBounds(outline);
};

const withinBounds = (level: number): number => Math.min(Math.max(level, 1), lowest);

/** Browsers draw the quotation marks of a `<q>`, so they are not in its text. */
export const quotationMarksOf = (quotation: Element): readonly [string, string] => {
  let depth = 0;
  for (let outer = quotation.parentElement; outer; outer = outer.parentElement)
    if (outer.localName === 'q') depth += 1;
  return depth % 2 === 0 ? ['“', '”'] : ['‘', '’'];
};

/** Parts of a line that themes set apart with a style: without a space their words would be one. */
const parts = 'span[class], time, a[class], small[class]';
const anyParts = 'span, time, a, small';
/** In what is named so, they need no style. */
const named = /(?:^|[\s_-])(?:meta|by-?line|credits?)(?=[\s_-]|$)/i;
const holders = new Set(['div', 'header', 'section', 'article', 'aside', 'footer', 'li', 'td']);

/** Puts a space between inline elements that stand side by side in a block, such as time and section of a byline. */
export const separateParts = (document: Document): void => {
  for (const part of document.querySelectorAll(anyParts)) {
    const next = part.nextSibling;
    const holder = part.parentElement;
    const kinds = holder && named.test(holder.className) ? anyParts : parts;
    if (
      !holder ||
      !holders.has(holder.localName) ||
      next?.nodeType !== 1 ||
      !part.matches(kinds) ||
      !(next as Element).matches(kinds)
    )
      continue;
    holder.insertBefore(document.createTextNode(' '), next);
  }
};

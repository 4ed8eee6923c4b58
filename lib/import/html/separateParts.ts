/** Parts of a line that themes set apart with a style: without a space their words would be one. */
const parts = 'span[class], time, a[class], small[class]';
const holders = new Set(['div', 'header', 'section', 'article', 'aside', 'footer', 'li', 'td']);

/** Puts a space between inline elements that stand side by side in a block, such as time and section of a byline. */
export const separateParts = (document: Document): void => {
  for (const part of document.querySelectorAll(parts)) {
    const next = part.nextSibling;
    const holder = part.parentElement;
    if (
      !holder ||
      !holders.has(holder.localName) ||
      next?.nodeType !== 1 ||
      !(next as Element).matches(parts)
    )
      continue;
    holder.insertBefore(document.createTextNode(' '), next);
  }
};

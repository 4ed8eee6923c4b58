export const textOf = (element: Element): string => (element.textContent ?? '').trim();

/** The elements that raise a mark, and hold nothing else. */
export const wholeMark = (mark: Element): Element => {
  let whole = mark;
  for (let parent = whole.parentElement; parent && wraps(parent, whole); parent = parent.parentElement)
    whole = parent;
  return whole;
};

const wraps = (parent: Element, mark: Element): boolean =>
  (parent.localName === 'sup' || parent.localName === 'span') &&
  parent.childNodes.length === 1 &&
  parent.firstChild === mark;

/** Browsers write the address of the page before the hash, Word that of its file. */
export const hashOf = (link: Element): string => {
  const href = link.getAttribute('href') ?? '';
  const hash = href.indexOf('#');
  return hash < 0 ? '' : decodeHash(href.slice(hash + 1));
};

const decodeHash = (hash: string): string => {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
};

/** An element of a document that outsiders wrote. Names keep their prefix: `wp:post_id`. */
export type XmlElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
};

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string';

export const elementsIn = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter(isElement).filter((child) => child.name === name);

export const elementIn = (element: XmlElement, name: string): XmlElement | null =>
  elementsIn(element, name)[0] ?? null;

/** All text below an element. Not recursive, because the document chooses the depth. */
export const textOf = (element: XmlElement | null): string => {
  const waiting: (XmlElement | string)[] = element ? [element] : [];
  const found: string[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') found.push(next);
    else waiting.push(...next.children.toReversed());
  }
  return found.join('');
};

/** The trimmed text of the first element of a name, or null if it is empty. */
export const textIn = (element: XmlElement, name: string): string | null =>
  textOf(elementIn(element, name)).trim() || null;

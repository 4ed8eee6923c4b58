import { paragraphsHtml } from '../nameParts.ts';
import { elementHtml } from '../xml/elementHtml.ts';
import { elementIn, elementsIn, textIn, textOf, type XmlElement } from '../xml/XmlElement.ts';

/** The text of an item: XHTML or NITF as XML, or HTML or plain text as characters. */
export const newsmlHtml = (item: XmlElement): string => {
  const contentSet = elementIn(item, 'contentSet');
  if (!contentSet) return '';
  for (const inline of elementsIn(contentSet, 'inlineXML')) {
    const body = bodyIn(inline);
    if (body) return elementHtml(inHtml(body));
  }
  const [data] = elementsIn(contentSet, 'inlineData');
  if (!data) return '';
  const text = textOf(data);
  return /html/i.test(data.attributes.contenttype ?? '') ? text : paragraphsHtml(text);
};

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The `body` of XHTML, the `body.content` of NITF, or the element itself if it is markup without either. */
const bodyIn = (inline: XmlElement): XmlElement | null => {
  let found: XmlElement | null = null;
  const waiting: XmlElement[] = [inline];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const name = withoutPrefix(next.name);
    if (name === 'body.content') return next;
    if (name === 'body') found ??= next;
    for (const child of next.children) if (typeof child !== 'string') waiting.push(child);
  }
  return found ?? (inline.children.some((child) => typeof child !== 'string') ? inline : null);
};

/** What NITF calls elements that HTML has. @see https://iptc.org/standards/nitf/ */
const names: Record<string, string> = { hl2: 'h2', block: 'div', bq: 'blockquote' };

/** NITF as HTML. XHTML stays as it is. Its depth is bounded by `readElements`. */
const inHtml = (element: XmlElement): XmlElement => {
  const name = withoutPrefix(element.name);
  if (name === 'media') return figureOf(element);
  return {
    name: names[name] ?? name,
    attributes: element.attributes,
    children: element.children.map((child) => (typeof child === 'string' ? child : inHtml(child))),
  };
};

const figureOf = (media: XmlElement): XmlElement => {
  const references = elementsIn(media, 'media-reference');
  const { source = '', 'alternate-text': alt = '' } = references[0]?.attributes ?? {};
  const caption = textIn(media, 'media-caption');
  return {
    name: 'figure',
    attributes: {},
    children: [
      { name: 'img', attributes: { src: source, alt }, children: [] },
      ...(caption ? [{ name: 'figcaption', attributes: {}, children: [caption] }] : []),
    ],
  };
};

import { paragraphsHtml } from '../nameParts.ts';
import { plainLine } from '../plainTitle.ts';
import { elementHtml } from '../xml/elementHtml.ts';
import { elementIn, elementsIn, textIn, textOf, type XmlElement } from '../xml/XmlElement.ts';

/**
 * The text of an item: XHTML or NITF as XML, or HTML or plain text as characters. A first heading of XML that is the
 * headline again is no part of it.
 */
export const newsmlHtml = (item: XmlElement, headline: string): string => {
  const contentSet = elementIn(item, 'contentSet');
  if (!contentSet) return '';
  for (const inline of elementsIn(contentSet, 'inlineXML')) {
    const bodies = bodiesIn(inline);
    if (bodies.length > 0)
      return bodies.map((body) => elementHtml(withoutHeadline(inHtml(body), headline))).join('');
  }
  const [data] = elementsIn(contentSet, 'inlineData');
  if (!data) return '';
  const text = textOf(data);
  return /html/i.test(data.attributes.contenttype ?? '') ? text : paragraphsHtml(text);
};

const wrappers = new Set(['article', 'div', 'header', 'main', 'section']);

const withoutHeadline = (element: XmlElement, headline: string): XmlElement => {
  const { children } = element;
  const at = children.findIndex((child) => typeof child !== 'string' || child.trim() !== '');
  const first = children[at];
  if (first === undefined || typeof first === 'string') return element;
  if (first.name === 'h1' && plainLine(textOf(first)) === headline)
    return { ...element, children: children.toSpliced(at, 1) };
  if (!wrappers.has(first.name)) return element;
  return { ...element, children: children.with(at, withoutHeadline(first, headline)) };
};

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

const nitfBodies = new Set(['body.content', 'body.end']);

/** The `body` of XHTML, the bodies of NITF in order, or the element itself if it is markup without either. */
const bodiesIn = (inline: XmlElement): XmlElement[] => {
  const found: XmlElement[] = [];
  const ofNitf: XmlElement[] = [];
  const waiting: XmlElement[] = [inline];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const name = withoutPrefix(next.name);
    if (nitfBodies.has(name)) {
      ofNitf.push(next);
      continue;
    }
    if (name === 'body') found.push(next);
    const below = next.children.filter((child) => typeof child !== 'string');
    waiting.push(...below.toReversed());
  }
  if (ofNitf.length > 0) return ofNitf;
  if (found[0]) return [found[0]];
  return inline.children.some((child) => typeof child !== 'string') ? [inline] : [];
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
  const isImage = (media.attributes['media-type'] ?? 'image') === 'image';
  const references = isImage ? elementsIn(media, 'media-reference') : [];
  const { source = '', 'alternate-text': alt = '' } = references[0]?.attributes ?? {};
  const caption = textIn(media, 'media-caption');
  return {
    name: 'figure',
    attributes: {},
    children: [
      ...(source ? [{ name: 'img', attributes: { src: source, alt }, children: [] }] : []),
      ...(caption ? [{ name: 'figcaption', attributes: {}, children: [caption] }] : []),
    ],
  };
};

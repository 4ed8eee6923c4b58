/** A piece of running text: plain, or with decorators, or a link. */
export type Inline = string | { text: string; marks?: 'strong'[]; href?: string };
export type Block = { _type: string; [field: string]: unknown };

export const strong = (text: string): Inline => ({ text, marks: ['strong'] });
export const link = (text: string, href: string): Inline => ({ text, href });

const block = (style: string, parts: Inline[], list?: 'bullet' | 'number'): Block => {
  const markDefs: Block[] = [];
  const children = parts.map((part) => {
    if (typeof part === 'string') return { _type: 'span', text: part, marks: [] };
    const marks: string[] = [...(part.marks ?? [])];
    if (part.href) {
      const _key = `link${markDefs.length}`;
      markDefs.push({ _type: 'link', _key, href: part.href });
      marks.push(_key);
    }
    return { _type: 'span', text: part.text, marks };
  });
  return { _type: 'block', style, children, markDefs, ...(list && { listItem: list, level: 1 }) };
};

export const p = (...parts: Inline[]): Block => block('normal', parts);
export const h2 = (text: string): Block => block('h2', [text]);
export const h3 = (text: string): Block => block('h3', [text]);
export const quote = (...parts: Inline[]): Block => block('blockquote', parts);

const items =
  (list: 'bullet' | 'number') =>
  (...entries: (Inline | Inline[])[]): Block[] =>
    entries.map((entry) => block('normal', Array.isArray(entry) ? entry : [entry], list));
export const bullets = items('bullet');
export const numbered = items('number');

export const pullQuote = (text: string, attribution: string): Block => ({
  _type: 'pullQuote',
  quote: text,
  attribution,
});
export const factBox = (title: string, ...body: Block[]): Block => ({ _type: 'factBox', title, body });
/** The first row names the columns. */
export const table = (caption: string, ...rows: string[][]): Block => ({
  _type: 'table',
  caption,
  rows: rows.map((cells) => ({ _type: 'tableRow', cells })),
});
export const timeline = (title: string, ...events: [date: string, text: string][]): Block => ({
  _type: 'timeline',
  title,
  events: events.map(([date, text]) => ({ _type: 'timelineEvent', date, text })),
});
export const reference = (id: string) => ({ _type: 'reference', _ref: id });

/** One that does not keep the other document from going. */
export const weakReference = (id: string) => ({ ...reference(id), _weak: true });

export const relatedStory = (id: string): Block => ({ _type: 'relatedStory', article: weakReference(id) });

/** A drawing of `images/`, which the import turns into an asset and a reference to it. */
export const image = (file: string, alt: string, caption?: string) => ({
  _type: 'image',
  _sanityAsset: `image@file://./images/${file}`,
  alt,
  ...(caption && { caption, credit: 'Illustration: Copydesk' }),
});

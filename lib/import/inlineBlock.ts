import type { Block } from './Line.ts';

type Span = { _type: 'span'; _key: string; text: string; marks: string[] };

export const isWebLink = (href: string | null): href is string =>
  href !== null && /^(?:https?:|mailto:|tel:)/i.test(href.trim());

/** Turns a line into a block with emphasis and links. Links that are not http or https become plain text. */
export const inlineBlock = (element: Element, key: string): Block => {
  const spans: Span[] = [];
  const markDefs: { _type: 'link'; _key: string; href: string }[] = [];
  const add = (text: string, marks: string[]) => {
    const last = spans.at(-1);
    if (last && last.marks.join() === marks.join()) last.text += text;
    else if (text !== '') spans.push({ _type: 'span', _key: `${key}s${spans.length}`, text, marks });
  };
  const walk = (node: Node, marks: string[]) => {
    if (node.nodeType === 3) return add((node.textContent ?? '').replaceAll(/\s+/g, ' '), marks);
    if (node.nodeType !== 1) return;
    const child = node as Element;
    const href = child.getAttribute('href');
    const more = [...marks];
    if (child.matches('strong, b') && !marks.includes('strong')) more.push('strong');
    if (child.matches('em, i, cite') && !marks.includes('em')) more.push('em');
    if (child.matches('a') && isWebLink(href)) {
      const _key = `${key}l${markDefs.length}`;
      markDefs.push({ _type: 'link', _key, href: href.trim() });
      more.push(_key);
    }
    if (child.matches('br')) add(' ', marks);
    for (const inner of child.childNodes) walk(inner, more);
  };
  for (const child of element.childNodes) walk(child, []);
  return { _type: 'block', _key: key, style: 'normal', markDefs, children: tidy(spans, key) };
};

/** Collapses spaces across spans and trims both ends. */
const tidy = (spans: Span[], key: string): Span[] => {
  let isAfterSpace = true;
  const tidied = spans.map((span) => {
    const text = isAfterSpace ? span.text.replace(/^ +/, '') : span.text;
    if (text !== '') isAfterSpace = text.endsWith(' ');
    return { ...span, text };
  });
  const last = tidied.findLast(({ text }) => text.trim() !== '');
  if (last) last.text = last.text.trimEnd();
  const kept = tidied.slice(0, last ? tidied.indexOf(last) + 1 : 0).filter(({ text }) => text !== '');
  return kept.length > 0 ? kept : [{ _type: 'span', _key: `${key}s`, text: '', marks: [] }];
};

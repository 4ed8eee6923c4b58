import { escapeHtml } from '../escapeHtml.ts';

/** A mark of a generator of static sites: a short code of Hugo, a value, or a tag. */
const marks = /\{\{[<%](?!\/\*)([^{}]*)[%>]\}\}|\{\{([^{}]*)\}\}|\{%([^{}]*)%\}/g;
const unfinished = /\{\{[^\n]{0,60}|\{%[^\n]{0,60}/;
/** Only in text that is shown as it is. A reader of such a site sees the inner part. */
const shownShortCode = /\{\{([<%])\/\*([^{}]*)\*\/([%>])\}\}/g;
const inlineCode = /`[^`\n]+`/g;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const quoted = /"([^"\n]*)"|'([^'\n]*)'/;
const assigned = /=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"']+))/g;
const pictureFile = /[.](?:avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i;

export type Rendered = { text: string; notes: string[] };

/**
 * Renders what a generator of static sites would: addresses, figures, players and code. Other marks are left out, each
 * with a note: a reader must never see one. Code that only shows them keeps them.
 *
 * @throws {Error} if a mark has no end.
 */
export const renderTemplates = (text: string): Rendered => {
  const leftOut = new Set<string>();
  const render = (part: string): string =>
    part.replaceAll(marks, (mark: string, shortCode?: string, value?: string, tag?: string) => {
      const html =
        value === undefined ? renderTag((shortCode ?? tag ?? '').trim()) : renderValue(value.trim());
      if (html === null) leftOut.add(mark);
      return html ?? '';
    });
  const parts = joined(partsOf(text)).map(({ shown, isCode }) => {
    const rendered = isCode ? shown : render(shown);
    const [mark] = (!isCode && unfinished.exec(rendered)) || [];
    if (mark !== undefined) throw new Error(`It has template code without an end: ${mark}`);
    return rendered;
  });
  return {
    text: parts.join(''),
    notes: [...leftOut].map((mark) => `Left out: the template code ${mark}`),
  };
};

type Part = { shown: string; isCode: boolean };

/** A mark may be longer than its line. */
const joined = (parts: Part[]): Part[] => {
  const all: Part[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (last && !last.isCode && !part.isCode) last.shown += part.shown;
    else all.push(part);
  }
  return all;
};

/** Lines that are shown as they are, until one that ends them: a fence of Markdown, or a tag of Liquid. */
type Block = { tag: 'fence' | 'raw' | 'highlight'; fence: string };

/** The text by lines, with what is shown as code apart. */
const partsOf = (text: string): Part[] => {
  const parts: Part[] = [];
  let block: Block | null = null;
  for (const line of text.split(/(?<=\n)/)) {
    if (block === null) {
      block = blockBegunBy(line);
      if (block === null) parts.push(...inLine(line));
      else parts.push({ shown: edgeOf(block, line), isCode: true });
    } else if (isEnd(block, line)) {
      parts.push({ shown: edgeOf(block, line), isCode: true });
      block = null;
    } else parts.push({ shown: shownAsIs(line), isCode: true });
  }
  return parts;
};

const blockBegunBy = (line: string): Block | null => {
  const [, mark] = fence.exec(line) ?? [];
  if (mark !== undefined) return { tag: 'fence', fence: mark };
  const [name] = wordsOfTag(line);
  return name === 'raw' || name === 'highlight' ? { tag: name, fence: '' } : null;
};

const isEnd = (block: Block, line: string): boolean =>
  block.tag === 'fence'
    ? (fence.exec(line)?.[1]?.startsWith(block.fence) ?? false)
    : wordsOfTag(line)[0] === `end${block.tag}`;

/** What stands for the line that begins or ends a block. */
const edgeOf = ({ tag }: Block, line: string): string => {
  if (tag === 'fence') return line;
  if (tag === 'raw') return '';
  const [name, language = ''] = wordsOfTag(line);
  return name === 'highlight' ? `\n\`\`\`${language}\n` : '```\n';
};

/** The words of a tag of Liquid that is alone in its line. */
const wordsOfTag = (line: string): string[] => {
  const tag = line.trim();
  if (!tag.startsWith('{%') || tag.indexOf('%}') !== tag.length - 2) return [];
  return tag.slice(2, -2).replace(/^-|-$/g, '').trim().split(/\s+/);
};

const inLine = (line: string): Part[] => {
  const parts: Part[] = [];
  let at = 0;
  for (const found of line.matchAll(inlineCode)) {
    parts.push({ shown: line.slice(at, found.index), isCode: false });
    parts.push({ shown: shownAsIs(found[0]), isCode: true });
    at = found.index + found[0].length;
  }
  parts.push({ shown: line.slice(at), isCode: false });
  return parts;
};

const shownAsIs = (code: string): string =>
  code.replaceAll(
    shownShortCode,
    (_, begin: string, inner: string, end: string) => `{{${begin}${inner}${end}}}`,
  );

/** What filters make of an address is the address. The site's own begins with nothing. */
const renderValue = (value: string): string | null => {
  const [asked = '', ...filters] = value
    .replaceAll(/^-|-$/g, '')
    .split('|')
    .map((part) => part.trim());
  const isAddress = filters.every((filter) =>
    /^(?:url|relative_url|absolute_url|relref|ref|prepend|append|htmlBaseUrl|escape)\b/.test(filter),
  );
  const [, double, single] = quoted.exec(asked) ?? [];
  const text = double ?? single;
  if (text !== undefined && isAddress && asked.length === text.length + 2) return text;
  return /^site\.(?:baseurl|url|github\.url)$/.test(asked) && isAddress ? '' : null;
};

const renderTag = (tag: string): string | null => {
  const name = tag.replaceAll(/^-|-$/g, '').trim().split(/\s/)[0] ?? '';
  const given = parametersOf(tag);
  const first = given.get('') ?? '';
  switch (name) {
    case 'ref':
    case 'relref':
    case 'link':
      return first === '' ? null : first;
    case 'figure':
    case 'img':
    case 'image':
    case 'include':
    case 'picture':
      return figure(given);
    case 'youtube':
      return player(
        `https://www.youtube.com/embed/${encodeURIComponent(given.get('id') ?? first)}`,
        first || given.get('id'),
      );
    case 'vimeo':
      return player(
        `https://player.vimeo.com/video/${encodeURIComponent(given.get('id') ?? first)}`,
        first || given.get('id'),
      );
    default:
      return null;
  }
};

/** By their names; the first without a name by none. */
const parametersOf = (tag: string): Map<string, string> => {
  const found = new Map<string, string>();
  let rest = '';
  let at = 0;
  for (const match of tag.matchAll(assigned)) {
    const [all, double, single, bare] = match;
    const before = tag.slice(at, match.index).split(/\s/);
    found.set(before.at(-1) ?? '', double ?? single ?? bare ?? '');
    rest += `${before.slice(0, -1).join(' ')} `;
    at = match.index + all.length;
  }
  rest = (rest + tag.slice(at)).trim().split(/\s+/).slice(1).join(' ');
  const [, double, single] = quoted.exec(rest) ?? [];
  found.set('', double ?? single ?? rest.split(/[\s,]/)[0] ?? '');
  const alt = rest.split(/"[\s,]+"/)[1]?.replaceAll('"', '');
  if (alt && !found.has('alt')) found.set('alt', alt);
  return found;
};

const figure = (given: ReadonlyMap<string, string>): string | null => {
  const names = ['src', 'url', 'image_path', 'path', 'image', 'file', ''];
  const source = names.map((name) => given.get(name) ?? '').find((value) => pictureFile.test(value));
  if (source === undefined) return null;
  const caption = given.get('caption') ?? given.get('title') ?? '';
  const picture = `<img src="${escapeHtml(source)}" alt="${escapeHtml(given.get('alt') ?? '')}">`;
  return caption === ''
    ? picture
    : `<figure>${picture}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
};

const player = (address: string, id: string | undefined): string | null =>
  id ? `<iframe src="${escapeHtml(address)}"></iframe>` : null;

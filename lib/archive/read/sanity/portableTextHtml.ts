import { escapeHTML, toHTML } from '@portabletext/to-html';
import { isObject } from '../../../isObject.ts';
import { paragraphsOf } from '../../../text/paragraphsOf.ts';
import { lostParts } from './lostParts.ts';
import { type RelatedStories, referencesOf } from './RelatedStories.ts';
import { recordingHtml } from './recordingHtml.ts';
import { addressOfAsset, type Block, isBlocks, stringIn, wordsOf } from './values.ts';

type Attributes = Record<string, string | number | boolean>;

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== '' && value !== false)
    .map(([name, value]) => ` ${name}="${escapeHTML(String(value))}"`)
    .join('');

/** As exports of stories here write it. */
const figure = (value: Block, notes: string[]): string => {
  const address = addressOfAsset(value);
  if (address === null) {
    notes.push('A picture without a file was left out.');
    return '';
  }
  const credit = stringIn(value, 'credit').trim();
  const small = credit && `<small class="credit">${escapeHTML(credit)}</small>`;
  const words = [escapeHTML(wordsOf(value.caption)), small].filter(Boolean).join(' ');
  const rights = attributesOf({
    'data-copyright': stringIn(value, 'copyright'),
    'data-licence': stringIn(value, 'licenceUrl'),
    'data-making': stringIn(value, 'digitalSource'),
  });
  return `<figure${rights}><img src="${escapeHTML(address)}" alt="${escapeHTML(stringIn(value, 'alt'))}">${words && `<figcaption>${words}</figcaption>`}</figure>`;
};

/** A picture, or an object that holds one, with the words beside it. Null if it holds none. */
const pictureIn = (value: unknown): Block | null => {
  if (!isBlock(value) && !isObject(value)) return null;
  if (addressOfAsset(value) !== null) return { _type: 'image', ...value };
  const picture = Object.values(value).find((one) => addressOfAsset(one) !== null);
  return isObject(picture) ? { ...value, ...picture, _type: 'image' } : null;
};

/** The pictures in the fields of a text. Marks of its design are none. */
const besideText = (value: Block, notes: string[]): string =>
  Object.entries(value)
    .filter(([name, one]) => addressOfAsset(one) !== null && !/icon|logo|avatar|background/i.test(name))
    .map(([, picture]) => figure({ ...(picture as Block), _type: 'image' }, notes))
    .join('');

/** A list of pictures. Null if it has none. */
const gallery = (value: Block, notes: string[]): string | null => {
  const lists = Object.values(value).filter((one) => Array.isArray(one));
  const pictures = lists.map((one) => one.flatMap((item: unknown) => pictureIn(item) ?? []));
  const [first] = pictures.filter((found) => found.length > 0);
  if (!first) return null;
  const title = stringIn(value, 'title', 'heading');
  return `<div class="gallery">${title && `<h3>${escapeHTML(title)}</h3>`}${first.map((picture) => figure(picture, notes)).join('')}</div>`;
};

const table = (value: Block): string => {
  const { rows, caption, headerless } = value;
  const lines = (Array.isArray(rows) ? rows : []).map((row: unknown) => {
    const cells = isObject(row) && Array.isArray(row.cells) ? row.cells : [];
    return `<tr>${cells.map((cell: unknown) => `<td>${escapeHTML(wordsOf(cell))}</td>`).join('')}</tr>`;
  });
  const title = typeof caption === 'string' ? `<caption>${escapeHTML(caption)}</caption>` : '';
  const drawn = { 'data-chart': stringIn(value, 'chart'), 'data-headerless': headerless === true };
  return `<table${attributesOf(drawn)}>${title}${lines.join('')}</table>`;
};

const quote = (value: Block): string => {
  const attribution = stringIn(value, 'attribution', 'author', 'source');
  const footer = attribution === '' ? '' : `<footer>${escapeHTML(attribution)}</footer>`;
  return `<blockquote><p>${escapeHTML(stringIn(value, 'quote', 'text'))}</p>${footer}</blockquote>`;
};

/** A list of events, each with its date. */
const timeline = (events: unknown[], title: string): string => {
  const items = events.filter(isObject).map(({ date, text }) => {
    const day = typeof date === 'string' ? `<strong>${escapeHTML(date)}</strong> ` : '';
    return `<li>${day}${escapeHTML(wordsOf(text))}</li>`;
  });
  return `<div class="timeline">${title && `<h3>${escapeHTML(title)}</h3>`}<ul>${items.join('')}</ul></div>`;
};

/** A text without marks, with its heading. Null if there is none. */
const plainText = (value: Block): string | null => {
  const paragraphs = paragraphsOf(stringIn(value, 'body', 'content', 'text'));
  if (paragraphs.length === 0) return null;
  const title = stringIn(value, 'title', 'heading');
  return `${title && `<h3>${escapeHTML(title)}</h3>`}${paragraphs.map((text) => `<p>${escapeHTML(text)}</p>`).join('')}`;
};

/** What reading a text collects. `sourceOf` is the number of a source of the story by its key; zero for others. */
type Reading = { notes: string[]; related: RelatedStories; sourceOf?: (key: string) => number };

/** An object within Portable Text by what it holds, because each site has its own names for them. Null if it is unknown. */
const objectHtml = (value: Block, reading: Reading, depth: number): string | null => {
  const { notes, related } = reading;
  const recording = recordingHtml(value);
  if (recording !== null) return recording;
  if (value._type === 'image' || addressOfAsset(value) !== null) return figure(value, notes);
  if (Array.isArray(value.rows)) return table(value);
  if (Array.isArray(value.events)) return timeline(value.events, stringIn(value, 'title'));
  if (typeof value.quote === 'string') return quote(value);
  if (typeof value.code === 'string') return `<pre>${escapeHTML(value.code)}</pre>`;
  if (/break|divider|^hr$/i.test(value._type)) return '<hr>';
  const inner = [value.body, value.content, value.text].find(isBlocks);
  if (inner) {
    const title = stringIn(value, 'title', 'heading');
    const heading = title && `<h3>${escapeHTML(title)}</h3>`;
    const content = `${heading}${besideText(value, notes)}${portableTextHtml(inner, reading, depth + 1)}`;
    return value._type === 'factBox' ? `<aside class="fact-box">${content}</aside>` : content;
  }
  const pictures = gallery(value, notes);
  if (pictures !== null) return pictures;
  const stories = related.htmlOf(referencesOf(value));
  if (stories !== null) return stories;
  const url = stringIn(value, 'url', 'href');
  if (!/^https?:/.test(url)) {
    const picture = pictureIn(value);
    const parts = [picture && figure(picture, notes), plainText(value)].filter((part) => part !== null);
    return parts.length > 0 ? parts.join('') : null;
  }
  const title = stringIn(value, 'title', 'caption');
  const caption = title === '' ? '' : `<figcaption>${escapeHTML(title)}</figcaption>`;
  return `<figure><archive-embed>${escapeHTML(url)}</archive-embed>${caption}</figure>`;
};

/** Deeper ones are no text. */
const maxDepth = 20;
const maxLevel = 10;

/** Lines, spans and marks of one block: the library takes quadratic time for them. A story here has fewer. */
const maxParts = 5_000;

/** @throws {Error} for a block with more. */
const checkParts = (spans: Record<string, unknown>[]): void => {
  const parts = spans.reduce(
    (sum, { text, marks }) =>
      sum + 1 + list(marks).length + (typeof text === 'string' ? text.split('\n', maxParts + 1).length : 0),
    0,
  );
  if (parts > maxParts)
    throw new Error(`A paragraph has more than ${maxParts.toLocaleString('en')} lines, spans and marks.`);
};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A block as the library wants it: exports have spans without marks, links without an address, and empty places. */
const cleaned = (block: Block): Block => {
  if (block._type !== 'block') return block;
  const spans = list(block.children).filter(isObject);
  checkParts(spans);
  return {
    ...block,
    children: spans.map((span) => ({
      _type: 'span',
      ...span,
      marks: list(span.marks).filter((mark) => typeof mark === 'string'),
    })),
    markDefs: list(block.markDefs)
      .filter(isObject)
      // The library writes links with an address by itself.
      .map((mark) => (mark._type === 'link' && !mark.href ? { ...mark, _type: 'reference' } : mark)),
    ...(block.listItem !== undefined && { level: levelOf(block.level) }),
  };
};

const levelOf = (level: unknown): number =>
  typeof level === 'number' && level >= 1 ? Math.min(Math.trunc(level), maxLevel) : 1;

const isBlock = (value: unknown): value is Block => isObject(value) && typeof value._type === 'string';

/** Portable Text of any schema as HTML. What is unknown is left out, and said. */
export const portableTextHtml = (blocks: unknown, reading: Reading, depth = 0): string => {
  if (!isBlocks(blocks)) return '';
  const { notes } = reading;
  if (depth > maxDepth) {
    notes.push('Text that is nested very deeply was left out.');
    return '';
  }
  return toHTML(blocks.filter(isBlock).map(cleaned) as never, {
    onMissingComponent: false,
    components: {
      unknownType: ({ value }) => {
        const html = objectHtml(value as Block, reading, depth);
        notes.push(...(html === null ? [leftOut(value as Block)] : lostParts(value as Block, html)));
        return html ?? '';
      },
      unknownMark: ({ children, text, value }) => {
        if (value?._type === 'sourceNote') return children + sourceNote(value, text.length, reading);
        const href = value ? hrefOf(value, reading) : null;
        return href === null ? children : `<a href="${escapeHTML(href)}">${children}</a>`;
      },
      unknownBlockStyle: ({ children }) => `<p>${children}</p>`,
    },
  });
};

/** The end of a passage that names its source. */
const sourceNote = (mark: Record<string, unknown>, length: number, { sourceOf }: Reading): string => {
  const number = sourceOf?.(String(mark.source)) ?? 0;
  const told = { class: 'source-note', 'data-source': number, 'data-length': length };
  return number > 0 ? `<span${attributesOf(told)}></span>` : '';
};

/** The address of an annotation: its own, or that of the story to which it refers. Null if it has none. */
const hrefOf = (mark: Record<string, unknown>, { related }: Reading): string | null => {
  const [id] = referencesOf(mark);
  if (id !== undefined) return related.linkTo(id);
  return (
    (linkFields.map((name) => mark[name]).find((one) => typeof one === 'string' && one !== '') as
      | string
      | undefined) ?? null
  );
};

const linkFields = ['href', 'url', 'link', 'external'];

const leftOut = (value: Block): string => {
  const [id] = referencesOf(value);
  return id === undefined
    ? `The part “${value._type}” was left out.`
    : `The part “${value._type}” was left out: “${id}” is no story of the export.`;
};

import { rowsFromCells, tableSizeProblem } from '../tables/grid.ts';
import type { Block } from './Block.ts';
import { findLayoutTables, tableCells } from './cells/tableCells.ts';
import { isWebLink, withoutRedirect } from './isWebLink.ts';
import { type LeftOut, type LeftOutKind, leave } from './LeftOut.ts';
import { goesOnInWord, isWordMarker, wordListOf } from './lists/wordList.ts';
import { type Comments, findComments } from './notes/comments.ts';
import { findFootnotes } from './notes/footnotes.ts';
import type { Source } from './notes/sourceFrom.ts';
import { PasteTooLarge } from './PasteTooLarge.ts';
import { headingLevelOf, isQuote, quotationMarksOf } from './paragraphKind.ts';
import { isWordCommentMark, revisionOf } from './revisions.ts';
import { colourIn, formatIn, isHidden, isHighlighted, styleOf } from './styleOf.ts';
import { type TextStyle, TextWriter } from './TextWriter.ts';
import { isElement, isText, walkTree } from './walkTree.ts';

/** A picture that came along, as a data URL or as a file of the clipboard. `key` is its block's. */
export type PastedPicture = { key: string } & ({ url: string } | { file: number });

export type Paste = {
  blocks: Block[];
  /** The element that each block is from, by its key. */
  origins: ReadonlyMap<string, Element>;
  pictures: PastedPicture[];
  sources: Source[];
  leftOut: LeftOut;
};

export type PasteOptions = {
  newKey: () => string;
  /** True if footnotes become sources of the story. Otherwise they stay in the text. */
  hasSources: boolean;
  /** True if the passage of a footnote is marked with its source. */
  hasSourceNotes?: boolean;
  /** The number of image files on the clipboard. They are the document's pictures if there are as many. */
  imageFiles?: number;
  /** What is read, as the subject of a message. */
  subject?: string;
  maxBlocks?: number;
  maxPictures?: number;
  /** True if each break ends a paragraph, as on web pages. */
  breaksParagraphs?: boolean;
  /** The file of a picture, for markup whose pictures are elsewhere. Null if it did not come along. */
  findFile?: (image: Element) => number | null;
  /** The words of a film or sound that has a place in the text. Null if it is left out. */
  findRecording?: (player: Element) => { kind: 'video' | 'audio'; title: string } | null;
  /** Called for each element that is left out. */
  onLeftOut?: (kind: LeftOutKind, element: Element) => void;
  /** Called for each element whose text is not read, with the reason. */
  onSkipped?: (reason: SkipReason, element: Element) => void;
};

export type SkipReason = 'silent' | 'note' | 'hidden' | 'marker' | 'media' | 'revision';

const maxNodes = 200_000;
const defaultMaxBlocks = 1_000;
const defaultMaxPictures = 20;
const maxPictureCharacters = 14_000_000;

/**
 * Reads the HTML that Word, Google Docs, spreadsheets and web pages put on the clipboard. All text is kept; what is not
 * text and has no place in a body is counted in `leftOut`. The work is linear in the size of the document.
 *
 * @throws {PasteTooLarge}
 */
export const readPaste = (document: Document, options: PasteOptions): Paste =>
  new PasteReader(document, options).read();

type Context = {
  node: Node;
  isBlock: boolean;
  style: TextStyle;
  listDepth: number;
  colour: string | null;
};

const struck = new Set(['s', 'strike', 'del']);
const silent = new Set([
  'head',
  'meta',
  'title',
  'link',
  'style',
  'script',
  'template',
  'noscript',
  'xml',
  'base',
]);
export const blockLevel = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);

/** Slack separates paragraphs by an empty `<span>` of its own line. */
const isBlock = ({ localName }: Element, style: ReadonlyMap<string, string>): boolean =>
  blockLevel.has(localName) || style.get('display') === 'block';

class PasteReader {
  readonly #document: Document;
  readonly #options: PasteOptions;
  readonly #newKey: () => string;
  readonly #writer: TextWriter;
  readonly #leftOut: LeftOut = {};
  readonly #pictures: PastedPicture[] = [];
  readonly #skipped: Set<Node>;
  readonly #sources: Source[];
  readonly #noteMarks: ReadonlyMap<Node, string>;
  readonly #comments: Comments;
  readonly #colours = new Set<string>();
  readonly #contexts: Context[];
  readonly #layoutTables: ReadonlySet<Element>;
  readonly #hasFiles: boolean;
  /** The last item of a list of Word, until another paragraph. */
  #wordItem: TextStyle['list'] = null;
  #files = 0;
  #nodes = 0;

  constructor(document: Document, options: PasteOptions) {
    const { newKey, hasSources, imageFiles = 0, breaksParagraphs } = options;
    const { elements, sources, marks } = hasSources
      ? findFootnotes(document, newKey)
      : { elements: [], sources: [], marks: new Map() };
    this.#document = document;
    this.#options = options;
    this.#newKey = newKey;
    this.#writer = new TextWriter(newKey, breaksParagraphs);
    this.#skipped = new Set(elements);
    this.#sources = sources;
    this.#comments = findComments(document);
    this.#noteMarks = options.hasSourceNotes ? marks : new Map();
    this.#layoutTables = findLayoutTables(document, breaksParagraphs === true);
    this.#hasFiles = imageFiles > 0 && imageFiles === document.querySelectorAll('img').length;
    const style = { ...plainStyle, origin: document.body };
    this.#contexts = [{ node: document.body, isBlock: true, style, listDepth: 0, colour: null }];
  }

  read(): Paste {
    walkTree(
      this.#document.body,
      (node) => this.#enter(node),
      (node) => this.#leave(node),
    );
    if (this.#colours.size > 1) leave(this.#leftOut, 'colour');
    const blocks = this.#writer.blocks();
    const { maxBlocks = defaultMaxBlocks } = this.#options;
    if (blocks.length > maxBlocks)
      throw new PasteTooLarge(
        `${this.#subject} has ${blocks.length.toLocaleString('en')} paragraphs and other blocks. At most ${maxBlocks.toLocaleString('en')} can be read at once.`,
      );
    return {
      blocks,
      origins: this.#writer.origins,
      pictures: this.#pictures,
      sources: this.#sources,
      leftOut: this.#leftOut,
    };
  }

  get #subject(): string {
    return this.#options.subject ?? 'The clipboard';
  }

  #leaveOut(kind: LeftOutKind, element: Element): void {
    leave(this.#leftOut, kind);
    this.#options.onLeftOut?.(kind, element);
  }

  get #context(): Context {
    return this.#contexts.at(-1) as Context;
  }

  #enter(node: Node): boolean {
    this.#nodes += 1;
    if (this.#nodes > maxNodes)
      throw new PasteTooLarge(`${this.#subject} has too much formatting to be read.`);
    if (isText(node)) this.#text(node.nodeValue ?? '');
    if (!isElement(node)) return false;
    const style = styleOf(node);
    const reason = this.#reasonToSkip(node, style);
    if (reason) {
      const source = reason === 'note' ? this.#noteMarks.get(node) : undefined;
      if (source) this.#writer.note(source);
      this.#options.onSkipped?.(reason, node);
      return false;
    }
    if (node.localName === 'br') {
      this.#writer.breakLine();
      return false;
    }
    if (style.has('mso-tab-count')) {
      this.#text(' ');
      return false;
    }
    if (node.localName === 'img') {
      this.#picture(node);
      return false;
    }
    if (isBlock(node, style)) this.#writer.end();
    if (node.localName === 'table' && this.#table(node)) return false;
    this.#contexts.push(this.#contextIn(node, style));
    if (node.localName === 'q') this.#text(quotationMarksOf(node)[0]);
    return true;
  }

  #reasonToSkip(element: Element, style: ReadonlyMap<string, string>): SkipReason | null {
    if (silent.has(element.localName)) return 'silent';
    if (this.#skipped.has(element)) return 'note';
    if (isHidden(element, style)) return 'hidden';
    return isWordMarker(element) ? 'marker' : this.#reasonToLeaveOut(element, style);
  }

  #text(text: string): void {
    const { style, colour } = this.#context;
    this.#writer.write(text, style);
    // Links and headings have colours of their own.
    if (style.href === null && style.heading === null && text.trim() !== '') this.#colours.add(colour ?? '');
  }

  #leave(node: Node): void {
    if (this.#context.node !== node) return;
    if (isElement(node) && node.localName === 'q') this.#text(quotationMarksOf(node)[1]);
    if (this.#contexts.pop()?.isBlock) this.#writer.end();
  }

  #reasonToLeaveOut(element: Element, style: ReadonlyMap<string, string>): SkipReason | null {
    const name = element.localName;
    const kind = media[name];
    if (kind) {
      if (!this.#recording(element) && element.getAttribute('aria-hidden') !== 'true')
        this.#leaveOut(kind, element);
      return 'media';
    }
    const revision = revisionOf(element, style, this.#comments.notes);
    if (revision) {
      this.#leaveOut(revision, element);
      return 'revision';
    }
    return this.#comments.marks.has(element) || isWordCommentMark(element) ? 'marker' : null;
  }

  #contextIn(element: Element, style: ReadonlyMap<string, string>): Context {
    const { style: outer, listDepth, colour } = this.#context;
    const name = element.localName;
    const heading = headingLevelOf(element, style) ?? outer.heading;
    const isList = name === 'ul' || name === 'ol';
    const depth = listDepth + (isList ? 1 : 0);
    const inner: TextStyle = {
      ...formatIn(outer, name, style),
      href: this.#hrefIn(element) ?? outer.href,
      heading,
      isQuote: outer.isQuote || isQuote(element),
      isPreformatted: outer.isPreformatted || name === 'pre',
      list: this.#listIn(element, style, depth),
      origin: blockLevel.has(name) ? element : outer.origin,
    };
    this.#noteFormat(element, style, inner);
    const ownColour = name === 'font' ? element.getAttribute('color') : colourIn(style);
    return {
      node: element,
      isBlock: isBlock(element, style),
      style: inner,
      listDepth: depth,
      colour: ownColour === undefined ? colour : ownColour,
    };
  }

  #listIn(element: Element, style: ReadonlyMap<string, string>, depth: number): TextStyle['list'] {
    const outer = this.#context.style.list;
    if (lists.has(element.localName)) this.#wordItem = null;
    switch (element.localName) {
      case 'ul':
        return { item: 'bullet', level: depth, owner: null };
      case 'ol':
        return { item: 'number', level: depth, owner: null };
      case 'li':
        return {
          item: outer?.item ?? 'bullet',
          level: Math.max(1, depth, levelInWord(element)),
          owner: element,
        };
      default:
        return this.#listInWord(element, style) ?? outer;
    }
  }

  #listInWord(element: Element, style: ReadonlyMap<string, string>): TextStyle['list'] {
    if (!blockLevel.has(element.localName)) return null;
    if (!goesOnInWord(element, style)) this.#wordItem = wordListOf(element, style);
    return this.#wordItem;
  }

  #hrefIn(element: Element): string | null {
    if (element.localName !== 'a') return null;
    const href = element.getAttribute('href')?.trim() ?? '';
    const isLost = href !== '' && !href.startsWith('#') && !isWebLink(href);
    if (isWebLink(href)) return withoutRedirect(href);
    if (isLost && element.textContent?.trim()) this.#leaveOut('link', element);
    return null;
  }

  #noteFormat(element: Element, style: ReadonlyMap<string, string>, { href, heading }: TextStyle): void {
    const name = element.localName;
    const line = style.get('text-decoration') ?? style.get('text-decoration-line') ?? '';
    if (struck.has(name) || line.includes('line-through')) leave(this.#leftOut, 'strike');
    if (name === 'sup' || name === 'sub' || /^(?:super|sub)$/.test(style.get('vertical-align') ?? ''))
      leave(this.#leftOut, 'script');
    if (name === 'mark' || (!blockLevel.has(name) && isHighlighted(style))) leave(this.#leftOut, 'highlight');
    if (href !== null || heading !== null) return;
    if (name === 'u' || line.includes('underline')) leave(this.#leftOut, 'underline');
  }

  /** Tables that arrange a page, or hold one cell, are read as text. */
  #table(table: Element): boolean {
    const role = table.getAttribute('role');
    if (role === 'presentation' || role === 'none' || this.#layoutTables.has(table)) return false;
    if (table.querySelectorAll('td, th').length < 2) return false;
    const cells = tableCells(table, {
      skipped: this.#skipped,
      comments: this.#comments,
      leftOut: this.#leftOut,
      onSkipped: this.#options.onSkipped,
    });
    const columns = cells[0]?.length ?? 0;
    if (columns === 0) return true;
    const problem = tableSizeProblem(cells.length, columns);
    if (problem) throw new PasteTooLarge(problem);
    const caption = (table.querySelector('caption')?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    this.#writer.add(
      {
        _type: 'table',
        _key: this.#newKey(),
        ...(caption && { caption }),
        rows: rowsFromCells(cells, this.#newKey),
      },
      table,
    );
    return true;
  }

  /** A film or sound in the place of its player, with the caption of its figure. */
  #recording(player: Element): boolean {
    const isPlayer = player.localName === 'video' || player.localName === 'audio';
    const found = isPlayer ? this.#options.findRecording?.(player) : null;
    if (!found) return false;
    const note = player.closest('figure')?.querySelector('figcaption');
    if (note) this.#skipped.add(note);
    this.#writer.add({ _type: found.kind, _key: this.#newKey(), title: found.title }, player);
    return true;
  }

  /** A picture with its alternative text, and the caption of its figure. */
  #picture(image: Element): void {
    if (image.getAttribute('width') === '1' || image.getAttribute('height') === '1') return;
    // Google Docs draws the box of a checklist's item.
    if (image.getAttribute('aria-roledescription') === 'checkbox') return;
    const source = this.#sourceOf(image);
    const isTooLarge = source && 'url' in source && source.url.length > maxPictureCharacters;
    const { maxPictures = defaultMaxPictures } = this.#options;
    if (!source || isTooLarge || this.#pictures.length >= maxPictures) {
      this.#leaveOut(source ? 'largePicture' : 'picture', image);
      return;
    }
    const key = this.#newKey();
    const alt = image.getAttribute('alt')?.trim();
    const note = image.closest('figure')?.querySelector('figcaption');
    const caption = note?.textContent?.replaceAll(/\s+/g, ' ').trim();
    if (note) this.#skipped.add(note);
    this.#pictures.push({ key, ...source });
    this.#writer.add({ _type: 'image', _key: key, ...(alt && { alt }), ...(caption && { caption }) }, image);
  }

  #sourceOf(image: Element): { file: number } | { url: string } | null {
    const { findFile } = this.#options;
    if (findFile) {
      const file = findFile(image);
      return file === null ? null : { file };
    }
    if (this.#hasFiles) return { file: this.#files++ };
    const url = image.getAttribute('src') ?? '';
    return /^data:image\/(?:png|jpeg|gif|webp|avif)[;,]/i.test(url) ? { url } : null;
  }
}

/** Word for the web writes each item as a list of its own, with its level. */
const levelInWord = (item: Element): number =>
  Number.parseInt(item.getAttribute('data-aria-level') ?? '0', 10) || 0;

const plainStyle: TextStyle = {
  isStrong: false,
  isEmphasis: false,
  href: null,
  heading: null,
  isQuote: false,
  isPreformatted: false,
  list: null,
  origin: null,
};

const lists = new Set(['ul', 'ol', 'li']);

const media: Record<string, keyof LeftOut> = {
  video: 'video',
  audio: 'audio',
  iframe: 'embed',
  object: 'embed',
  embed: 'embed',
  svg: 'drawing',
  canvas: 'drawing',
  'v:imagedata': 'picture',
  input: 'formField',
  select: 'formField',
  textarea: 'formField',
};

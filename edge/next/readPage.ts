import { Parser } from 'htmlparser2';
import { beforePaint } from '../../lib/reading/beforePaint.ts';

/** A range of the original text, end exclusive. */
type Range = { start: number; end: number };

type Attributes = Record<string, string>;

export type InlineStyle = { kind: 'style' | 'style-attribute'; text: string };

/** An entry of a live story: its id, and when it was published, ISO 8601. */
export type ShownEntry = { id: string; at: string };

/** The result of one pass over a page's HTML. */
export type PageReading = {
  /** The HTML without the removed parts. */
  html: string;
  /** Sync tags of the page's content; null if the page lists none. */
  tags: string[] | null;
  /** When the render started to read content, in epoch milliseconds; null if unknown. */
  readAt: number | null;
  /** The status that the page asks for; null for the site's own. Next's pages cannot set one. */
  status: number | null;
  /** The seconds after which a rejected request may be repeated, or null. */
  retryAfter: number | null;
  /** Inline styles, for the Content-Security-Policy. */
  inline: InlineStyle[];
  /** Origins of embeds that open on a click. */
  frameOrigins: string[];
  /** True if a part needs a script to appear: readers get no such script. */
  hasPendingBoundary: boolean;
  /** Next's empty page for `notFound()`, whose text needs a script. */
  isEmptyNotFound: boolean;
  /** The language of the page; null if it names none. */
  language: string | null;
  /** The entries on the page of live coverage that goes on; null on other pages. */
  live: ShownEntry[] | null;
  /** The page has entries of a live story, also after the coverage. */
  hasEntries: boolean;
  /** The page of a retracted story. */
  isRetracted: boolean;
};

/** Next writes one or the other, depending on an earlier render of the page. */
const errorShellId = '__next_error__';
const notFoundDigest = 'NEXT_HTTP_ERROR_FALLBACK;404';

/**
 * Parses a page once. Removes the framework's scripts, their preloads, and the `copydesk:` meta elements for the edge;
 * the rest stays byte for byte. The only scripts that stay are structured data (`application/ld+json`), the module of
 * the custom elements, and the one inline script of the site, by its text.
 *
 * Needs an HTML parser, because script text also occurs inside attributes and textareas.
 */
export const readPage = (source: string): PageReading => new PageReader(source).read();

class PageReader {
  readonly #source: string;
  readonly #parser: Parser;
  readonly #removed: Range[] = [];
  readonly #frameOrigins = new Set<string>();
  readonly #entries: ShownEntry[] = [];
  #isOnAir = false;
  readonly #reading: Omit<PageReading, 'html' | 'frameOrigins' | 'live' | 'hasEntries'> = {
    tags: null,
    readAt: null,
    status: null,
    retryAfter: null,
    inline: [],
    hasPendingBoundary: false,
    isEmptyNotFound: false,
    isRetracted: false,
    language: null,
  };
  /** The script or style element that the parser is in. */
  #open: {
    start: number;
    textStart: number;
    kind: 'script' | 'style';
    isRemoved: boolean;
    mayBeOwn: boolean;
  } | null = null;

  constructor(source: string) {
    this.#source = source;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#openTag(name, attributes),
        onclosetag: (name) => this.#closeTag(name),
        oncomment: (text) => {
          if (text === '$?') this.#reading.hasPendingBoundary = true;
        },
      },
      { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
    );
  }

  read(): PageReading {
    this.#parser.write(this.#source);
    this.#parser.end();
    return {
      ...this.#reading,
      html: without(this.#source, this.#removed),
      frameOrigins: [...this.#frameOrigins],
      live: this.#isOnAir ? this.#entries : null,
      hasEntries: this.#entries.length > 0,
    };
  }

  #openTag(name: string, attributes: Attributes): void {
    const { startIndex: start, endIndex } = this.#parser;
    const end = endIndex + 1;
    if (attributes.style) this.#reading.inline.push({ kind: 'style-attribute', text: attributes.style });
    const embed = attributes['data-embed-src'];
    if (embed && URL.canParse(embed)) this.#frameOrigins.add(new URL(embed).origin);
    if (name === 'html') this.#reading.language = attributes.lang ?? null;
    if (name === 'live-updates') this.#isOnAir = true;
    if ('data-retracted' in attributes) this.#reading.isRetracted = true;
    const entry = attributes['data-entry'];
    if (entry) this.#entries.push({ id: entry, at: attributes['data-at'] ?? '' });
    if (name === 'script' || name === 'style') {
      const isRemoved = name === 'script' && !staysAsScript(attributes);
      const mayBeOwn = Object.keys(attributes).length === 0;
      this.#open = { start, textStart: end, kind: name, isRemoved, mayBeOwn };
    } else if ((name === 'link' && isScriptPreload(attributes)) || this.#isNote(name, attributes)) {
      this.#removed.push({ start, end });
    } else if (isEmptyNotFound(name, attributes)) {
      this.#reading.isEmptyNotFound = true;
    } else if (name === 'template' && /^[BP]:/.test(attributes.id ?? '')) {
      this.#reading.hasPendingBoundary = true;
    }
  }

  /** Reads a meta element that is meant for the edge. */
  #isNote(name: string, { name: key, content = '' }: Attributes): boolean {
    if (name !== 'meta') return false;
    if (key === 'copydesk:tags') this.#reading.tags = content.split(' ').filter(Boolean);
    else if (key === 'copydesk:read-at') this.#reading.readAt = Number(content) || null;
    else if (key === 'copydesk:status') this.#reading.status = Number(content) || null;
    else if (key === 'copydesk:retry-after') this.#reading.retryAfter = Number(content) || null;
    else return false;
    return true;
  }

  #closeTag(name: string): void {
    const open = this.#open;
    if (!open || name !== open.kind) return;
    this.#open = null;
    const { startIndex, endIndex } = this.#parser;
    const text = this.#source.slice(open.textStart, startIndex);
    if (open.isRemoved && !(open.mayBeOwn && text === beforePaint))
      this.#removed.push({ start: open.start, end: endIndex + 1 });
    if (text && open.kind === 'style') this.#reading.inline.push({ kind: 'style', text });
  }
}

const isEmptyNotFound = (name: string, attributes: Attributes): boolean =>
  (name === 'template' && attributes['data-dgst'] === notFoundDigest) ||
  (name === 'html' && attributes.id === errorShellId);

const staysAsScript = ({ type, src = '' }: Attributes): boolean =>
  type === 'application/ld+json' || /^\/elements\/[\w.-]+$/.test(src);

const isScriptPreload = ({ rel, as }: Attributes): boolean =>
  rel === 'modulepreload' || (rel === 'preload' && as === 'script');

const without = (source: string, ranges: Range[]): string => {
  let at = 0;
  const kept: string[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    kept.push(source.slice(at, start));
    at = end;
  }
  kept.push(source.slice(at));
  return kept.join('');
};

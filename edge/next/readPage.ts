import { Parser } from 'htmlparser2';

/** A range of the original text, end exclusive. */
type Range = { start: number; end: number };

export type InlineStyle = { kind: 'style' | 'style-attribute'; text: string };

/** The result of one pass over a page's HTML. */
export type PageReading = {
  /** The HTML without the removed parts. */
  html: string;
  /** Sync tags of the page's content; null if the page lists none. */
  tags: string[] | null;
  /** When the render started to read content, in epoch milliseconds; null if unknown. */
  readAt: number | null;
  /** Inline styles, for the Content-Security-Policy. */
  inline: InlineStyle[];
  /** Origins of embeds that open on a click. */
  frameOrigins: string[];
  /** True if a part needs a script to appear: readers get no such script. */
  hasPendingBoundary: boolean;
  /** Next's empty page for `notFound()`, whose text needs a script. */
  isEmptyNotFound: boolean;
};

/** Next writes one or the other, depending on an earlier render of the page. */
const errorShellId = '__next_error__';
const notFoundDigest = 'NEXT_HTTP_ERROR_FALLBACK;404';

/**
 * Parses a page once. Removes the framework's scripts, their preloads, and the `copydesk:` meta elements for the edge;
 * the rest stays byte for byte. The only scripts that stay are structured data (`application/ld+json`) and the module
 * of the custom elements.
 *
 * Needs an HTML parser, because script text also occurs inside attributes and textareas.
 */
export const readPage = (source: string): PageReading => {
  const scripts: Range[] = [];
  const notes: Range[] = [];
  const inline: InlineStyle[] = [];
  const frameOrigins = new Set<string>();
  let tags: string[] | null = null;
  let readAt: number | null = null;
  let hasPendingBoundary = false;
  let isEmptyNotFound = false;
  let open: { start: number; textStart: number; kind: 'script' | 'style'; isCut: boolean } | null = null;

  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const range = { start: parser.startIndex, end: parser.endIndex + 1 };
        if (attributes.style) {
          inline.push({ kind: 'style-attribute', text: attributes.style });
        }
        if (name === 'script' || name === 'style') {
          const isCut = name === 'script' && !staysAsScript(attributes);
          open = { start: range.start, textStart: range.end, kind: name, isCut };
        } else if (name === 'link' && isScriptPreload(attributes)) {
          scripts.push(range);
        } else if (name === 'meta' && attributes.name === 'copydesk:tags') {
          tags = (attributes.content ?? '').split(' ').filter(Boolean);
          notes.push(range);
        } else if (name === 'meta' && attributes.name === 'copydesk:read-at') {
          readAt = Number(attributes.content) || null;
          notes.push(range);
        } else if (
          (name === 'template' && attributes['data-dgst'] === notFoundDigest) ||
          (name === 'html' && attributes.id === errorShellId)
        ) {
          isEmptyNotFound = true;
        } else if (name === 'template' && /^[BP]:/.test(attributes.id ?? '')) {
          hasPendingBoundary = true;
        }
        const embed = attributes['data-embed-src'];
        if (embed && URL.canParse(embed)) frameOrigins.add(new URL(embed).origin);
      },
      oncomment(text) {
        if (text === '$?') hasPendingBoundary = true;
      },
      onclosetag(name) {
        if (!open || name !== open.kind) return;
        const text = source.slice(open.textStart, parser.startIndex);
        if (open.kind === 'script' && open.isCut)
          scripts.push({ start: open.start, end: parser.endIndex + 1 });
        if (text && open.kind === 'style') inline.push({ kind: 'style', text });
        open = null;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  );
  parser.write(source);
  parser.end();

  return {
    html: without(source, [...scripts, ...notes]),
    tags,
    readAt,
    inline,
    frameOrigins: [...frameOrigins],
    hasPendingBoundary,
    isEmptyNotFound,
  };
};

const staysAsScript = ({ type, src = '' }: Record<string, string>): boolean =>
  type === 'application/ld+json' || /^\/elements\/[\w.-]+$/.test(src);

const isScriptPreload = ({ rel, as }: Record<string, string>): boolean =>
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

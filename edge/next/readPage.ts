import { Parser } from 'htmlparser2';

/** A range of the original text, end exclusive. */
type Range = { start: number; end: number };

export type InlineStyle = { kind: 'style' | 'style-attribute'; text: string };

/** What one pass over a page's HTML finds. */
export type PageReading = {
  /** The text without what was cut. */
  html: string;
  /** Sync tags of the content the page was made of; null where the page names none. */
  tags: string[] | null;
  /** When the page began to read its content, in epoch milliseconds; null where it does not say. */
  readAt: number | null;
  /** Styles that are inline, for the Content-Security-Policy. */
  inline: InlineStyle[];
  /** Origins that a reader's click may embed. */
  frameOrigins: string[];
  /** A part that only script would put in place, which no reader's page has. */
  hasPendingBoundary: boolean;
  /** Next's empty page for `notFound()`, whose text only script would show. */
  isEmptyNotFound: boolean;
};

/** Next writes one or the other, depending on whether the page was rendered before. */
const errorShellId = '__next_error__';
const notFoundDigest = 'NEXT_HTTP_ERROR_FALLBACK;404';

/**
 * Reads a page once. The framework's scripts and their preloads are cut out of the original text, together
 * with the notes that the site leaves for the edge; everything else stays byte for byte. Of scripts only structured
 * data (`application/ld+json`) and the module of the custom elements stay.
 *
 * A tolerant parser finds the places, because script text occurs inside attributes and textareas too.
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

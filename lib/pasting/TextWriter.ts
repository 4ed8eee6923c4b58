import { trimEnd } from '../text/trimEnd.ts';
import type { Block } from './Block.ts';
import type { Format } from './styleOf.ts';

/** `owner` is the element of the list item. Its paragraphs are lines of one item. */
export type ReadList = { item: 'bullet' | 'number'; level: number; owner: Element | null };

export type TextStyle = Format & {
  /** A web address. */
  href: string | null;
  /** 1 to 6 for a heading. */
  heading: number | null;
  isQuote: boolean;
  isPreformatted: boolean;
  list: ReadList | null;
  /** The block-level element that the text is in. */
  origin: Element | null;
};

type Span = { _type: 'span'; _key: string; text: string; marks: string[] };
/** The text of a span in pieces: to look at the end of a growing string would copy it each time. */
type Pieces = { pieces: string[]; marks: string[] };
type Link = { _type: 'link'; _key: string; href: string };
/** A passage that relies on the source with this key. */
type Note = { _type: 'sourceNote'; _key: string; source: string };
type Paragraph = Pick<TextStyle, 'heading' | 'isQuote' | 'list' | 'origin'> & {
  spans: Pieces[];
  definitions: (Link | Note)[];
};

const isParagraph = (one: Paragraph | Block): one is Paragraph => !('_type' in one);

/** Pages show a thousand spans in a paragraph, and two thousand lines. */
const maxSpans = 500;
const maxLines = 1_000;
export const maxListLevel = 10;

/** Writes text as blocks of a body. */
export class TextWriter {
  /** The element that each block is from, by the block's key. Complete once the blocks are read. */
  readonly origins = new Map<string, Element>();
  readonly #newKey: () => string;
  readonly #breaksParagraphs: boolean;
  readonly #written: (Paragraph | Block)[] = [];
  #paragraph: Paragraph | null = null;
  #isEnded = true;
  #lines = 0;

  /** @param breaksParagraphs true if each break ends a paragraph of the text, as on web pages. */
  constructor(newKey: () => string, breaksParagraphs = false) {
    this.#newKey = newKey;
    this.#breaksParagraphs = breaksParagraphs;
  }

  write(text: string, style: TextStyle): void {
    if (!style.isPreformatted) {
      this.#writeLine(text.replaceAll(/[ \t\r\n\f]+/g, ' '), style);
      return;
    }
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      if (index > 0) this.breakLine();
      this.#writeLine(line, style);
    }
  }

  #writeLine(collapsed: string, style: TextStyle): void {
    const isSpace = collapsed.trim() === '';
    if (isSpace && (this.#isEnded || collapsed === '')) return;
    const paragraph = this.#open(style);
    const marks = this.#marksFor(style, paragraph);
    const last = paragraph.spans.at(-1);
    const isAfterSpace = endOf(last).trim() === '';
    const added = style.isPreformatted || !isAfterSpace ? collapsed : collapsed.replace(/^ /, '');
    if (added === '') return;
    if (last && last.marks.join() === marks.join()) last.pieces.push(added);
    else paragraph.spans.push({ pieces: [added], marks });
  }

  /** A break in a paragraph. The second in a row begins a new paragraph. */
  breakLine(): void {
    const last = this.#isEnded ? undefined : this.#paragraph?.spans.at(-1);
    if (!last || !this.#paragraph) return;
    const { list, heading } = this.#paragraph;
    if (this.#breaksParagraphs && !list) {
      if (heading === null) this.end();
      else last.pieces.push(' ');
      return;
    }
    this.#lines += 1;
    if (this.#lines > maxLines || (endOf(last) === '\n' && !list)) this.end();
    else breakAfter(last);
  }

  /** Marks the word that was written last as relying on a source. Without one, nothing is marked. */
  note(source: string): void {
    const paragraph = this.#isEnded ? null : this.#paragraph;
    const last = paragraph?.spans.at(-1);
    // Each piece is looked at once: the next note begins after it.
    const piece = last?.pieces.at(-1) ?? '';
    const start = lastWordAt(piece);
    if (!paragraph || !last || start === null) return;
    const note: Note = { _type: 'sourceNote', _key: this.#newKey(), source };
    paragraph.definitions.push(note);
    if (start === 0 && last.pieces.length === 1) {
      last.marks = [...last.marks, note._key];
      return;
    }
    last.pieces.pop();
    if (start > 0) last.pieces.push(piece.slice(0, start));
    paragraph.spans.push({ pieces: [piece.slice(start)], marks: [...last.marks, note._key] });
  }

  /** Ends the paragraph, if there is one. */
  end(): void {
    this.#isEnded = true;
  }

  add(block: Block, origin: Element): void {
    this.end();
    this.#paragraph = null;
    this.#written.push(block);
    this.origins.set(block._key, origin);
  }

  blocks(): Block[] {
    const highest = this.#written.reduce(
      (level, one) => (isParagraph(one) ? Math.min(level, one.heading ?? level) : level),
      6,
    );
    return this.#written.flatMap((one) => {
      if (!isParagraph(one)) return [one];
      const children = trimmed(one.spans.map((span) => this.#spanOf(span)));
      return children.length === 0 ? [] : [this.#blockOf(one, children, highest)];
    });
  }

  #spanOf({ pieces, marks }: Pieces): Span {
    return { _type: 'span', _key: this.#newKey(), text: pieces.join(''), marks };
  }

  #open(style: TextStyle): Paragraph {
    const isFull = (this.#paragraph?.spans.length ?? 0) >= maxSpans;
    if (!this.#isEnded && this.#paragraph && !isFull) return this.#paragraph;
    this.#isEnded = false;
    const last = this.#paragraph?.spans.at(-1);
    const isSameItem = style.list?.owner && style.list.owner === this.#paragraph?.list?.owner;
    if (this.#paragraph && last && isSameItem && !isFull && this.#lines < maxLines) {
      this.#lines += 1;
      if (endOf(last) !== '\n') breakAfter(last);
      return this.#paragraph;
    }
    const { heading, isQuote, list, origin } = style;
    this.#lines = 0;
    this.#paragraph = { heading, isQuote, list, origin, spans: [], definitions: [] };
    this.#written.push(this.#paragraph);
    return this.#paragraph;
  }

  /** A heading is strong already. */
  #marksFor({ isStrong, isEmphasis, href }: TextStyle, { heading, definitions }: Paragraph): string[] {
    const marks = [...(isStrong && heading === null ? ['strong'] : []), ...(isEmphasis ? ['em'] : [])];
    if (href === null) return marks;
    const last = definitions.findLast((one) => one._type === 'link');
    if (last?.href === href) return [...marks, last._key];
    const link: Link = { _type: 'link', _key: this.#newKey(), href };
    definitions.push(link);
    return [...marks, link._key];
  }

  #blockOf(
    { heading, isQuote, list, origin, definitions }: Paragraph,
    children: Span[],
    highest: number,
  ): Block {
    const used = new Set(children.flatMap(({ marks }) => marks));
    const _key = this.#newKey();
    if (origin) this.origins.set(_key, origin);
    return {
      _type: 'block',
      _key,
      style: list
        ? 'normal'
        : heading !== null
          ? styleOfHeading(heading, highest)
          : isQuote
            ? 'blockquote'
            : 'normal',
      ...(list && { listItem: list.item, level: Math.min(list.level, maxListLevel) }),
      markDefs: definitions.filter(({ _key }) => used.has(_key)),
      children,
    };
  }
}

/** The last character, or an empty text. */
const endOf = (span: Pieces | undefined): string => span?.pieces.at(-1)?.slice(-1) ?? '';

const breakAfter = ({ pieces }: Pieces): void => {
  pieces.push(`${trimEnd(pieces.pop() ?? '', ' ')}\n`);
};

/** The page's only first-level heading is the headline, so the highest level of the text becomes our first. */
const styleOfHeading = (level: number, highest: number): string => (level === highest ? 'h2' : 'h3');

/** Where the last word of a text begins; null if there is none. */
const lastWordAt = (text: string): number | null => {
  const end = text.trimEnd().length;
  if (end === 0) return null;
  let start = end;
  while (start > 0 && !isSpace(text[start - 1])) start -= 1;
  return start;
};

const isSpace = (character: string | undefined): boolean => character?.trim() === '';

/** Without spaces and breaks at both ends, and without empty spans. */
const trimmed = (spans: Span[]): Span[] => {
  const first = spans.findIndex(({ text }) => text.trim() !== '');
  const last = spans.findLastIndex(({ text }) => text.trim() !== '');
  return spans.slice(first < 0 ? spans.length : first, last + 1).map((span, index, { length }) => ({
    ...span,
    text: trimmedText(span.text, index === 0, index === length - 1),
  }));
};

const trimmedText = (text: string, isFirst: boolean, isLast: boolean): string => {
  const begun = isFirst ? text.trimStart() : text;
  return isLast ? begun.trimEnd() : begun;
};
